import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { type Shop, shopCsv } from '#builders/a-shop.ts';
import { aValueModel, CDNOW_MBG, CDNOW_SPEND } from '#builders/a-value-model.ts';
import { fitAll } from '#cli/ltv/fit-all.ts';
import { type Summaries, summariesOf, summaryAt } from '#cli/ltv/summaries.ts';
import { anOrdersFile } from '#builders/an-orders-file.ts';
import { projectSummary } from '#domain/value/model.ts';
import type { Figure } from './figure.ts';
import { trialFigures } from './value-trials.ts';

/** Customers like those of CDNOW, ten times as many as in the usual sample. */
const shop: Shop = { process: CDNOW_MBG, spend: CDNOW_SPEND, customers: 23_570, seed: 1, firstWeeks: 12, weeks: 39 };

const bounds = { fitMs: 4000, projectionWithRangeUs: 50, gzipBytes: 4096 };
const fitRounds = 3;
const projectionRounds = 12;

/** Measures the value model: a fit, a projection, and what it adds to the page. Times are the best of a few rounds. */
export async function valueFigures(): Promise<readonly Figure[]> {
  const customers = generatedCustomers();
  return [fitFigure(customers), projectionFigure(customers), await sizeFigure(), ...(await trialFigures())];
}

function generatedCustomers(): Summaries {
  const file = anOrdersFile(shopCsv(shop));
  return summariesOf(file, { endDay: file.lastDay, unit: 'week' }, 100);
}

function fitFigure(customers: Summaries): Figure {
  const ms = best(fitRounds, () => fitAll(customers, { onProgress: () => undefined }));
  return {
    what: `fit of ${customers.count.toLocaleString('en')} customers: how regular they are, MBG, BG, NBD and spend twice`,
    value: `${Math.round(ms)} ms (at most ${bounds.fitMs})`,
    isOver: ms > bounds.fitMs,
  };
}

function projectionFigure(customers: Summaries): Figure {
  const model = aValueModel();
  const ms = best(projectionRounds, () => {
    for (let index = 0; index < customers.count; index += 1)
      projectSummary({ ...summaryAt(customers, index), meanMinor: 100 * (customers.mean[index] ?? 0) }, model);
  });
  const us = (ms * 1000) / customers.count;
  return {
    what: 'projection of a customer, with range, value and tier',
    value: `${us.toFixed(2)} µs (at most ${bounds.projectionWithRangeUs})`,
    isOver: us > bounds.projectionWithRangeUs,
  };
}

function best(rounds: number, work: () => unknown): number {
  let least = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now();
    work();
    least = Math.min(least, performance.now() - startedMs);
  }
  return least;
}

/** The value model alone: money, days and order histories are in the page anyway. */
async function sizeFigure(): Promise<Figure> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: {
        input: resolve('tests/bench/value-part.ts'),
        preserveEntrySignatures: 'strict',
        external: [/\/(money|shared)\//, /order-history/],
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const code = outputs.flatMap((part) => ('output' in part ? part.output : [])).map((chunk) => ('code' in chunk ? chunk.code : ''));
  const bytes = gzipSync(code.join(''), { level: 9 }).length;
  return {
    what: 'value model in the browser',
    value: `${bytes.toLocaleString('en')} bytes gzip (at most ${bounds.gzipBytes.toLocaleString('en')})`,
    isOver: bytes > bounds.gzipBytes,
  };
}
