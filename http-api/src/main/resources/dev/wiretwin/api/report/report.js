'use strict';
// Only what style cannot do: copying, finding by name, and opening what an address points to.
for (const pre of document.querySelectorAll('pre.copy')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'copy';
  button.addEventListener('click', async () => {
    getSelection().selectAllChildren(pre);
    try {
      await navigator.clipboard.writeText(pre.textContent);
      button.textContent = 'copied';
    } catch {
      // no leave to write there: it is selected, and can be copied by hand
      button.textContent = 'selected';
    }
  });
  pre.after(button);
}
const find = document.getElementById('find');
find.hidden = false;
find.addEventListener('input', () => {
  const wanted = find.value.toLowerCase();
  for (const one of document.querySelectorAll('.s')) {
    one.classList.toggle('away', !one.querySelector('.name').textContent.toLowerCase().includes(wanted));
  }
});
const show = () => {
  const at = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (at && at.firstElementChild) {
    at.firstElementChild.open = true;
    at.scrollIntoView();
  }
};
addEventListener('hashchange', show);
show();
