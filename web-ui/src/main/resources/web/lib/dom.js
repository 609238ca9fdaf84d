// Builds elements. Text is always text: there is no way here to make markup of a string.

/**
 * An element. Children are nodes, strings, numbers, arrays of these, or nothing (null, undefined, false).
 * Properties: `class`, `dataset`, `on…` handlers, `aria-…` and other attributes; true sets an empty one, false and null none.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'dataset') Object.assign(element.dataset, value);
    else if (name === 'value' || name === 'checked' || name === 'disabled' || name === 'selected') element[name] = value;
    else element.setAttribute(name === 'class' ? 'class' : name, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

/** Puts these in place of whatever is there. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

const sheets = new Map();

/** Has a style sheet hold from now on; done when it does. One that did not come is asked for again the next time. */
export function style(name) {
  if (!sheets.has(name)) {
    sheets.set(name, new Promise((resolve, reject) => {
      const failed = () => {
        sheets.delete(name);
        sheet.remove();
        reject(new Error(`the style sheet ${name} did not come`));
      };
      const sheet = h('link', { rel: 'stylesheet', href: `/ui/styles/${name}.css`, onload: resolve, onerror: failed });
      document.head.append(sheet);
    }));
  }
  return sheets.get(name);
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}
