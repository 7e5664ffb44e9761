import { describe, expect, it } from 'vitest';
import { parseFlags } from '#sandbox/start.ts';

describe('the flags of npm start', () => {
  it('are all read', () => {
    expect(
      parseFlags([
        '--port',
        '4201',
        '--orders',
        'o.csv',
        '--tickets=t.csv',
        '--now',
        '1998-07-01T12:00:00Z',
        '--settings',
        's.json',
        '--seed',
        '3',
        '--moments',
        '500',
        '--built',
        '--bare',
      ]),
    ).toEqual({
      port: 4201,
      ordersFile: 'o.csv',
      ticketsFile: 't.csv',
      nowMs: Date.UTC(1998, 6, 1, 12),
      settingsFile: 's.json',
      seed: 3,
      moments: 500,
      built: true,
      isBare: true,
    });
    expect(parseFlags([])).toEqual({});
  });

  it.each([
    [['--prot', '1']],
    [['4200']],
    [['--port', 'abc']],
    [['--port', '70000']],
    [['--port']],
    [['--now', 'soon']],
    [['--seed', '1.5']],
    [['--moments', 'many']],
    [['--moments', '1000001']],
    [['--orders', '--built']],
  ])('answer %j with a sentence', (args) => {
    expect(parseFlags(args)).toMatch(/\.$/);
  });
});
