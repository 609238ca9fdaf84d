// The languages, the one that is spoken, and its words.

export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' };

/** The one that was chosen last, or the browser's: `early.js` has decided it. */
export function wanted() {
  return document.documentElement.lang;
}

export function remember(language) {
  localStorage.setItem('wiretwin.language', language);
}

/** Its words by their keys; the files of the page need no token. */
export async function loadWords(language) {
  const response = await fetch(`/ui/strings/${language}.json`);
  if (!response.ok) throw new Error(`the words of ${language} did not come: HTTP ${response.status}`);
  return response.json();
}
