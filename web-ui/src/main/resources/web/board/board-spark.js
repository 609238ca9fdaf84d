// A line as small as a word: free memory over time.

import { number, t } from '../lib/strings.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 120;
const HEIGHT = 28;
const EDGE = 3;

function node(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** The path of a line in steps: memory is told now and then, and stays until it is told again. */
export function steps(points, width = WIDTH, height = HEIGHT) {
  const first = points[0].at;
  const span = Math.max(1, points.at(-1).at - first);
  const heaps = points.map((point) => point.heap);
  const low = Math.min(...heaps);
  const range = Math.max(1, Math.max(...heaps) - low);
  const x = (at) => (EDGE + ((at - first) / span) * (width - 2 * EDGE)).toFixed(1);
  const y = (heap) => (heaps.every((one) => one === heap) ? height / 2 : height - EDGE - ((heap - low) / range) * (height - 2 * EDGE)).toFixed(1);
  return points.map((point, index) => (index === 0 ? `M${x(point.at)} ${y(point.heap)}` : `H${x(point.at)}V${y(point.heap)}`)).join('');
}

export class Spark {
  constructor() {
    this.line = node('path', { class: 'spark-line' });
    this.dot = node('circle', { class: 'spark-dot', r: 2.5 });
    this.element = node('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: 'img' });
    this.element.append(this.line, this.dot);
  }

  draw(points) {
    this.element.toggleAttribute('hidden', points.length < 2);
    if (points.length < 2) return;
    const path = steps(points);
    if (path === this.path) return;
    this.path = path;
    this.line.setAttribute('d', path);
    this.dot.setAttribute('cx', WIDTH - EDGE);
    this.dot.setAttribute('cy', path.slice(path.lastIndexOf('V') + 1));
    const heaps = points.map((point) => point.heap);
    this.element.setAttribute('aria-label', t('board.heap.spark', { low: number(Math.min(...heaps)), high: number(Math.max(...heaps)) }));
  }
}
