import { describe, expect, it } from 'vitest';
import { bytesOf } from '#builders/an-orders-file.ts';
import { hasData, readData, withoutData } from '#builders/shared-data.ts';
import { backtestCommand } from '#cli/ltv/backtest-command.ts';
import { fitCommand } from '#cli/ltv/fit-command.ts';

const hasShops = hasData('cdnow_orders.csv', 'online_retail_orders.csv');

function run(
  command: typeof fitCommand,
  ...args: readonly string[]
): { readonly printed: string; readonly files: ReadonlyMap<string, string> } {
  const files = new Map<string, string>();
  let printed = '';
  const code = command(args, {
    read: readData,
    bytes: (path) => bytesOf(readData(path)),
    write: (path, text) => void files.set(path, text),
    print: (text) => {
      printed += text;
    },
    note: () => undefined,
    nowMs: () => Date.UTC(2026, 2, 18),
  });
  expect(code).toBe(0);
  return { printed, files };
}

/** The figures of a line of a table, MAE and RMSE first. */
function figures(text: string, table: string, line: string): readonly number[] {
  const part = text.slice(text.indexOf(table));
  const found = part.split('\n').find((candidate) => candidate.startsWith(line)) ?? '';
  return found
    .slice(line.length)
    .trim()
    .split(/\s{2,}/)
    .map(Number.parseFloat);
}

describe.skipIf(!hasShops)(`the back-test on real shops ${withoutData}`, () => {
  it('of CDNOW’s second 39 weeks has a lower RMSE than every naive rule, on orders and on revenue', () => {
    const { printed } = run(backtestCommand, 'cdnow_orders.csv', '--calibration-end', '1997-09-30');
    expect(printed).toContain('On orders MBG/NBD beats every naive rule');
    expect(printed).toContain('On revenue MBG/NBD beats every naive rule');
    expect(figures(printed, 'Orders', 'MBG/NBD')).toEqual([0.765, 1.607, -16.2, 47.7]);
    expect(figures(printed, 'Orders', 'own rate so far').slice(0, 3)).toEqual([1.024, 2.212, 55.7]);
    expect(figures(printed, 'Orders', 'last 13 weeks go on').slice(0, 3)).toEqual([0.909, 2.301, 13.3]);
  });

  it('of a wholesaler’s shop says that the projection loses on revenue', () => {
    const { printed } = run(backtestCommand, 'online_retail_orders.csv', '--calibration-end', '2011-06-09');
    expect(printed).toMatch(/On revenue .* loses to a naive rule/);
  });

  it('keeps the wholesaler’s model from being shown, with every reason', () => {
    const { printed, files } = run(fitCommand, 'online_retail_orders.csv', '--out', 'm.json');
    const model = JSON.parse(files.get('m.json') ?? '{}');
    expect(model).toMatchObject({ model: 'nbd', tx: { a: 0, k: 2 }, project: false, backtest: { passed: false } });
    const [unclear, loses] = [
      { verdict: 'unclear', why: 'too_little' },
      { verdict: 'history', why: 'loses' },
    ];
    expect(model.verdicts).toEqual({ counts: unclear, money: loses, chance: unclear });
    expect(model.warnings).toEqual(expect.arrayContaining(['loses_on_revenue', 'left_censored', 'dropout_not_identified']));
    for (const words of ['Left-censored', 'not identified', 'do not project']) expect(printed).toContain(words);
  });

  it('lets CDNOW’s model be shown, without a warning', () => {
    const { files } = run(fitCommand, 'cdnow_orders.csv', '--calibration-end', '1997-09-30', '--out', 'm.json');
    expect(JSON.parse(files.get('m.json') ?? '{}')).toMatchObject({
      model: 'mbg',
      tx: { k: 1 },
      project: true,
      warnings: [],
      verdicts: { counts: { verdict: 'project' }, money: { verdict: 'project' }, chance: { verdict: 'project' } },
    });
  });
});
