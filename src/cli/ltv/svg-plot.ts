/** Two bars side by side for each label. */
export interface BarPanel {
  readonly title: string;
  readonly across: string;
  readonly up: string;
  readonly groups: readonly { readonly label: string; readonly expected: number; readonly actual: number }[];
}

const WIDTH = 640;
const PANEL_HEIGHT = 300;
const LEFT = 70;
const RIGHT = 20;
const TOP = 56;
const BOTTOM = 52;
const COLOURS = { expected: '#1f73b7', actual: '#ed961c' };
const TICKS = 4;

/** Draws bars of what was expected beside what came, one panel below the other, as an SVG document. */
export function barPlot(panels: readonly BarPanel[], { title }: { readonly title: string }): string {
  const height = panels.length * PANEL_HEIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...panels.map((panel, index) => `<g transform="translate(0 ${index * PANEL_HEIGHT})">${drawn(panel)}</g>`),
    '</svg>',
    '',
  ].join('\n');
}

function drawn({ title, across, up, groups }: BarPanel): string {
  const bottom = PANEL_HEIGHT - BOTTOM;
  const most = roundedUp(Math.max(...groups.flatMap(({ expected, actual }) => [expected, actual]), 0));
  const heightOf = (value: number): number => ((bottom - TOP) * value) / most;
  const step = (WIDTH - LEFT - RIGHT) / groups.length;
  const ticks = Array.from({ length: TICKS + 1 }, (_, index) => (most * index) / TICKS);
  return [
    text(title, { x: LEFT, y: 22, anchor: 'start', weight: 600 }),
    ...legend(),
    ...ticks.flatMap((value) => {
      const y = bottom - heightOf(value);
      return [
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${fixed(y)}" y2="${fixed(y)}" stroke="#d8dcde"/>`,
        text(String(Number(value.toPrecision(3))), { x: LEFT - 8, y: y + 4, anchor: 'end' }),
      ];
    }),
    ...groups.flatMap(({ label, expected, actual }, index) => {
      const x = LEFT + step * index + step * 0.15;
      const bar = (value: number, place: number, colour: string): string =>
        `<rect x="${fixed(x + place * step * 0.35)}" y="${fixed(bottom - heightOf(value))}" width="${fixed(step * 0.33)}" height="${fixed(heightOf(value))}" fill="${colour}"><title>${escaped(`${label}: ${Number(value.toPrecision(4))}`)}</title></rect>`;
      return [
        bar(expected, 0, COLOURS.expected),
        bar(actual, 1, COLOURS.actual),
        text(label, { x: x + step * 0.35, y: bottom + 16, anchor: 'middle' }),
      ];
    }),
    text(across, { x: (LEFT + WIDTH - RIGHT) / 2, y: bottom + 36, anchor: 'middle' }),
    `<g transform="rotate(-90 16 ${(TOP + bottom) / 2})">${text(up, { x: 16, y: (TOP + bottom) / 2, anchor: 'middle' })}</g>`,
  ].join('');
}

function legend(): readonly string[] {
  return [
    `<rect x="${LEFT}" y="32" width="12" height="12" fill="${COLOURS.expected}"/>`,
    text('expected', { x: LEFT + 18, y: 42, anchor: 'start' }),
    `<rect x="${LEFT + 90}" y="32" width="12" height="12" fill="${COLOURS.actual}"/>`,
    text('actual', { x: LEFT + 108, y: 42, anchor: 'start' }),
  ];
}

function text(
  content: string,
  { x, y, anchor, weight = 400 }: { readonly x: number; readonly y: number; readonly anchor: string; readonly weight?: number },
): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" font-weight="${weight}" fill="#2f3941">${escaped(content)}</text>`;
}

function fixed(value: number): string {
  return String(Number(value.toFixed(1)));
}

/** The next 1, 2 or 5 times a power of ten: ticks fall on numbers that can be read. */
function roundedUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
