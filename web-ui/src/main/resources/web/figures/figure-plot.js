// One plot over the last minutes, drawn by uPlot, which is loaded only when the first plot is shown.

import { h } from '../lib/dom.js';
import { number, t } from '../lib/strings.js';
import { say } from '../board/board-draw.js';

const HEIGHT = 150;
/** Steps of an axis of things that cannot be halved. */
const WHOLE = [1, 2, 5].flatMap((one) => [1, 10, 100, 1e3, 1e4, 1e5, 1e6].map((ten) => one * ten)).sort((a, b) => a - b);
const DARK = matchMedia('(prefers-color-scheme: dark)');

let loading = null;

/** uPlot, and its style sheet beside ours. */
export function load() {
  loading ||= (async () => {
    if (!document.querySelector('link[href="/ui/uplot/uplot.css"]')) {
      document.head.append(h('link', { rel: 'stylesheet', href: '/ui/uplot/uplot.css' }));
    }
    return (await import('/ui/uplot/uplot.js')).default;
  })().catch((failed) => {
    loading = null; // the next plot tries again
    throw failed;
  });
  return loading;
}

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export class FigurePlot {
  #plot = null;
  #data = null;

  /**
   * @param title what is plotted
   * @param unit behind each number
   * @param lines `{label, color, steps}` each, in the order of the data; color is the name of a variable
   * @param note what should be known about it
   */
  constructor({ title, unit, lines, note = null, digits = 0 }) {
    Object.assign(this, { title, unit, lines, digits });
    this.values = lines.map(() => h('strong', {}, '–'));
    this.place = h('div', { class: 'plot', role: 'img', 'aria-label': title });
    this.note = h('p', { class: 'soft' }, note);
    const legend = lines.map((line, index) => h('li', {}, h('span', { class: `swatch ${line.color.slice(2)}`, 'aria-hidden': 'true' }), line.label, ' ', this.values[index]));
    this.element = h('section', { class: 'card figure' }, h('h2', {}, title), h('ul', { class: 'legend' }, legend), this.place, this.note);
    this.resizes = new ResizeObserver(() => this.#fit());
    this.resizes.observe(this.place);
    this.again = () => this.#build();
    DARK.addEventListener('change', this.again);
  }

  leave() {
    this.left = true;
    this.resizes.disconnect();
    DARK.removeEventListener('change', this.again);
    this.#plot?.destroy();
  }

  /** @param Plot what `load()` gave */
  begin(Plot) {
    this.Plot = Plot;
    this.#build();
  }

  /** The times in seconds, then a series for each line. */
  draw(data, ceiling) {
    this.#data = data;
    this.ceiling = ceiling;
    data.slice(1).forEach((series, index) => {
      const latest = series.findLast((value) => value !== null);
      say(this.values[index], latest === undefined ? t('figures.none') : `${number(latest, this.digits)} ${this.unit}`);
    });
    this.#plot?.setData(data);
  }

  #fit() {
    if (this.#plot && this.place.clientWidth > 0) this.#plot.setSize({ width: this.place.clientWidth, height: HEIGHT });
  }

  #build() {
    if (!this.Plot || this.left) return;
    this.#plot?.destroy();
    const axis = { stroke: color('--soft'), grid: { stroke: color('--line'), width: 1 }, ticks: { stroke: color('--line'), width: 1 }, font: '11px system-ui, sans-serif' };
    const options = {
      width: this.place.clientWidth || 300,
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      padding: [8, 28, 0, 0],
      scales: { y: { range: (plot, low, high) => [0, Math.max(this.ceiling || 0, (high ?? 0) * 1.1, 1)] } },
      axes: [
        { ...axis, space: 70, size: 28, values: (plot, splits) => splits.map((at) => clockTime(at)) },
        { ...axis, size: 56, space: 34, incrs: this.digits === 0 ? WHOLE : undefined, values: (plot, splits) => splits.map((value) => number(value, this.digits)) },
      ],
      series: [
        {},
        ...this.lines.map((line) => ({
          label: line.label,
          stroke: color(line.color),
          width: 2,
          spanGaps: Boolean(line.steps),
          paths: line.steps ? this.Plot.paths.stepped({ align: 1 }) : undefined,
          points: { show: line.dots ?? false, size: 4, fill: color(line.color) },
        })),
      ],
    };
    this.#plot = new this.Plot(options, this.#data || [[], ...this.lines.map(() => [])], this.place);
  }
}

const clockTime = (at) => new Date(at * 1000).toTimeString().slice(0, 8);
