import { readFileSync, readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RunningSandbox } from '#sandbox/start.ts';
import type { Figure } from './figure.ts';
import { type Ratio, median, ratioOf } from './ratios.ts';
import { ROUNDS, type Sample, type Way, speedRounds } from './speed-rounds.ts';
import { helloFolder, scaffoldFolder } from './speed-pages.ts';
import { PAGES, type PageName, type SpeedServer } from './speed-server.ts';

/** What is aimed at, and for requests what fails the bench: the design's bounds. */
const BOUNDS = {
  ratio: { cold: '1.0, 1.1 at worst', warm: '1.1', again: '0.9', slow: '1.2' },
  blockedSlowMs: 230,
  firstRequestMs: 40,
  requests: 3,
} as const;

const WAYS = {
  cold: 'cold',
  warm: 'warm, the next ticket',
  again: 'warm, the same ticket opened again',
  slow: 'slow: CPU × 4, 30 ms, 10 Mbit/s, API 80 ms',
} as const satisfies Record<Way, string>;

/** This app, a page as Zendesk's scaffold, the least on the same stack, and a page without any, opened by turns in one run. */
export async function speedFigures(sandbox: RunningSandbox, server: SpeedServer): Promise<readonly Figure[]> {
  const before = loadNow();
  const samples = await speedRounds(sandbox, server);
  const ways = Object.keys(WAYS).filter((way): way is Way => way in WAYS);
  const { bytes, gzipBytes } = server.sdk;
  return [
    { what: 'load of the machine, before and after', value: `${before}, ${loadNow()} (of 1 minute)` },
    { what: "in the place of Zendesk's script, on all pages", value: `${bytes} bytes, ${gzipBytes} bytes gzip` },
    { what: 'scaffold: script and style until then', value: sizeOf(scaffoldFolder) },
    { what: 'hello: script and style until then', value: sizeOf(helloFolder) },
    ...ways.flatMap((way) => wayFigures(samples, way)),
  ];
}

function sizeOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css)$/.test(file));
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
  return `${bytes.toLocaleString('en')} bytes gzip in ${files.length} files`;
}

function loadNow(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function wayFigures(samples: readonly Sample[], way: Way): readonly Figure[] {
  const of = (page: PageName): readonly Sample[] => samples.filter((sample) => sample.way === way && sample.page === page);
  const app = of('app');
  const requests = Math.max(...app.map((sample) => sample.requests));
  const title = WAYS[way];
  return [
    {
      what: `${title}: frame to readable, median of ${ROUNDS}`,
      value: PAGES.map((page) => `${page} ${ms(of(page).map(({ readableMs }) => readableMs))}`).join(', '),
    },
    ratioFigure(`${title}: app to scaffold`, ratioOf(pairs(app, of('scaffold'))), BOUNDS.ratio[way]),
    ratioFigure(`${title}: app to hello`, ratioOf(pairs(app, of('hello'))), null),
    ratioFigure(`${title}: static to hello`, ratioOf(pairs(of('static'), of('hello'))), null),
    {
      what: `${title}: main thread blocked until then, median`,
      value: `${PAGES.map((page) => `${page} ${ms(of(page).map((sample) => sample.blockedMs))}`).join(', ')}${way === 'slow' ? ` (app at most ${BOUNDS.blockedSlowMs})` : ''}`,
    },
    {
      what: `${title}: handshake to first request, median`,
      value: `${ms(app.flatMap(({ firstRequestMs }) => firstRequestMs ?? []))} (at most ${BOUNDS.firstRequestMs})`,
    },
    { what: `${title}: Zendesk requests`, value: `${requests} (at most ${BOUNDS.requests})`, isOver: requests > BOUNDS.requests },
    ...changeFigure(title, app),
  ];
}

/** Where an answer was changed: an opened page is changed once, and the slow one once more. */
function changeFigure(title: string, app: readonly Sample[]): readonly Figure[] {
  const changes = app.flatMap(({ changeMs }) => changeMs ?? []);
  return changes.length === 0 ? [] : [{ what: `${title}: changed answer to the new verdict, median`, value: ms(changes) }];
}

function pairs(own: readonly Sample[], others: readonly Sample[]): Parameters<typeof ratioOf>[0] {
  return own.map(({ round, readableMs }) => ({
    own: readableMs,
    other: others.find((sample) => sample.round === round)?.readableMs ?? Number.NaN,
  }));
}

function ratioFigure(what: string, { ofMedians, ofPairs, from, to }: Ratio, bound: string | null): Figure {
  const value = `× ${ofMedians.toFixed(2)} of medians, × ${ofPairs.toFixed(2)} of pairs, 90 % from ${from.toFixed(2)} to ${to.toFixed(2)}`;
  return { what, value: bound === null ? value : `${value} (at most ${bound})` };
}

function ms(values: readonly number[]): string {
  return `${Math.round(median(values))} ms`;
}
