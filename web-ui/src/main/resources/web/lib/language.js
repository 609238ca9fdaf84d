// Which language is spoken, and its words: asked for at once, not only when all of the page is there.

export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' };
const KEPT = 'wiretwin.language';

/** The language that was chosen last, or the browser's. */
export function wanted() {
  const kept = localStorage.getItem(KEPT);
  if (kept in LANGUAGES) return kept;
  return navigator.languages.some((one) => one.toLowerCase().startsWith('zh')) && !navigator.language.startsWith('en')
    ? 'zh-CN'
    : 'en';
}

export function remember(language) {
  localStorage.setItem(KEPT, language);
}

/** Its words by their keys; the files of the page need no token. */
export async function loadWords(language) {
  const response = await fetch(`/ui/strings/${language}.json`);
  if (!response.ok) throw new Error(`the words of ${language} did not come: HTTP ${response.status}`);
  return response.json();
}

/** Of the page's beginning; null where they did not come, so that they are asked for again. */
export const first = { language: wanted(), words: loadWords(wanted()).catch(() => null) };
