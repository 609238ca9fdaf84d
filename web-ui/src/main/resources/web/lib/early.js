// Decides which language is spoken, and asks for its words at once: modules, which need them, run only when all of them are there. Stands behind the frame, which is drawn before.

(() => {
  const kept = localStorage.getItem('wiretwin.language');
  const chinese = navigator.languages.some((one) => one.toLowerCase().startsWith('zh')) && !navigator.language.startsWith('en');
  const language = ['en', 'zh-CN'].includes(kept) ? kept : chinese ? 'zh-CN' : 'en';
  document.documentElement.lang = language;
  const words = document.createElement('link');
  Object.assign(words, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: `/ui/strings/${language}.json` });
  document.head.append(words);
})();
