import { beforeEach, describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { aRawRecord } from '#builders/a-raw-record.ts';
import { aWorld } from '#builders/a-world.ts';
import { decisionText, momentsCsv } from '#builders/moments-csv.ts';
import { aShell } from '#builders/a-shell.ts';
import { simulateCommand } from '#cli/simulate/command.ts';
import { createExport } from '#features/lead/setup/export/export-state.ts';

/**
 * Reckoned by hand, under a policy that gives 20 for what is moderate and a limit of 15 a gesture:
 * a followed 10, so it is suggested 20, of which the limit leaves 15 · b chose 12, which passes · c chose 18, which does not.
 */
const moments = momentsCsv([
  { id: 'a', decision: decisionText() },
  { id: 'b', given_at: '2026-01-06', ticket: '502', customer: '702', amount: '12' },
  { id: 'c', given_at: '2026-01-31T23:30:00Z', ticket: '503', customer: '703', cause: 'outage', gesture: 'refund', amount: '18.00' },
]);

const shell = aShell();
const { machine, files } = shell;

beforeEach(() => {
  shell.reset({
    'moments.csv': moments,
    'policy.json': '{"version": "2027-01", "base": {"2": 20, "3": 25, "4": 30}}',
    'built-in.json': '',
    'limits.json':
      '{"gesture_limit": 15, "team_monthly_budget": "40", "lead_gesture_limit": "none", "agent_daily_limit": "none", "customer_limit": "none", "customer_gesture_count": "None"}',
  });
});

function run(...args: readonly string[]): Promise<number> {
  return simulateCommand(['moments.csv', ...args], machine);
}

/** Lines without the spaces that align them. */
function lines(): readonly string[] {
  return shell.printed.split('\n').map((line) => line.trim().replaceAll(/ {2,}/g, ' | '));
}

describe('simulate', () => {
  it('tells what would have been spent, refused and asked for, and who would have got more or less', async () => {
    const code = await run('--policy', 'policy.json', '--limits', 'limits.json', '--time-zone', 'Europe/Berlin');
    expect(shell.noted).toBe('moments.csv: 3 moments read, 0 rejected\n');
    expect(code).toBe(0);
    expect(lines()).toEqual([
      '3 moments from 2026-01-05 to 2026-02-01 (Europe/Berlin), given again under policy "2027-01"',
      "Limits: a gesture 15.00, the team's month 40.00",
      '',
      'Spent, EUR | moments | was given | would be | difference',
      '2026-01 | 2 | 22.00 | 27.00 | +5.00 | 13.00 of the budget is left',
      '2026-02 | 1 | 18.00 | 0.00 | -18.00 | 40.00 of the budget is left',
      'in all | 3 | 40.00 | 27.00 | -13.00',
      '',
      'By cause',
      'late_delivery | 2 | 22.00 | 27.00 | +5.00',
      'outage | 1 | 18.00 | 0.00 | -18.00',
      '',
      'Refused | times | for',
      'gesture_limit | 1 | 18.00',
      '',
      'Suggested: ask a lead | times | for',
      'gesture_limit | 3 | 60.00',
      '',
      'Customers: 1 get more, 1 get less, 1 the same',
      '701 | 1 | 10.00 | 15.00 | +5.00',
      '703 | 1 | 18.00 | 0.00 | -18.00',
      '',
      'Moments that get more: 1',
      '2026-01-05 | ticket 501 | late_delivery, credit: 10.00 → 15.00',
      '',
      'Moments that get less: 1',
      '2026-02-01 | ticket 503 | outage, refund: 18.00 → 0.00, refused: gesture_limit',
      '',
      'What this rests on',
      expect.stringContaining('1 of 3 moments were given as suggested, and follow the new suggestion.'),
      expect.stringContaining('of 2 it is not known what was suggested.'),
      'What is refused is not given at all, and what a lead would have answered is not counted.',
      'Customers keep the tier they had. What they were given before the first moment is not known and counts as nothing.',
      '',
    ]);
  });

  it('keeps its columns apart, however wide the figures', async () => {
    files.set('moments.csv', momentsCsv([{ id: 'a', amount: '12345678901' }]));
    expect(await run('--policy', 'built-in.json')).toBe(0);
    expect(lines()).toContain('in all | 1 | 12345678901.00 | 12345678901.00 | 0.00');
  });

  it('under the built-in policy and without limits gives what was given', async () => {
    expect(await run('--policy', 'built-in.json')).toBe(0);
    expect(lines()).toContain('in all | 3 | 40.00 | 40.00 | 0.00');
    expect(shell.printed).toContain('Limits: none');
    expect(shell.printed).toContain('Nothing is refused.');
    expect(shell.printed).toContain('No suggestion is to ask a lead.');
    expect(shell.printed).toContain('Customers: 0 get more, 0 get less, 3 the same');
  });

  it('takes a limit of 0 for one that permits nothing', async () => {
    files.set('limits.json', '{"team_monthly_budget": 0}');
    expect(await run('--policy', 'policy.json', '--limits', 'limits.json')).toBe(0);
    expect(lines()).toContain('in all | 3 | 40.00 | 0.00 | -40.00');
    expect(lines()).toContain('team_monthly_budget | 2 | 30.00');
  });

  it('goes by what leads choose for an hour, a tier and a person, and says what of it cannot be tried', async () => {
    files.set(
      'limits.json',
      '{"agent_hourly_limit": 30, "rules": [{"person": "nobody", "gesture_limit": 1}, {"tier": "gold", "customer_limit": 60}]}',
    );
    expect(await run('--policy', 'built-in.json', '--limits', 'limits.json')).toBe(0);
    expect(shell.printed).toContain("an agent's hour 30.00");
    expect(shell.printed).toContain('for tier gold: a customer 60.00, for person nobody: a gesture 1.00');
    files.set('limits.json', '{"agent_hourly_limit": 0}');
    expect(await run('--policy', 'built-in.json', '--limits', 'limits.json')).toBe(0);
    expect(lines()).toContain('in all | 3 | 40.00 | 0.00 | -40.00');
    files.set('limits.json', '{"rules": [{"group": "Support", "gesture_limit": 1}]}');
    expect(await run('--policy', 'built-in.json', '--limits', 'limits.json')).toBe(1);
    expect(shell.noted).toContain('limits.json: rules, number 1: nobody has written down which groups people were in then.');
  });

  it('takes a limit that the file leaves out as the form of the settings offers it', async () => {
    files.set('limits.json', '{"gesture_limit": "none"}');
    expect(await run('--policy', 'built-in.json', '--limits', 'limits.json')).toBe(0);
    expect(shell.printed).toContain(
      "Limits: a lead's gesture 100.00, an agent's day 100.00, a customer in 60 days 50.00, the team's month 1000.00, 3 gestures a customer in 60 days",
    );
  });

  it('takes the table of moments that Setup saves as it is', async () => {
    const world = aWorld();
    const page = aLeadPage(world, { agent: { ...LENA, isAdmin: true } });
    page.records.present.moments.push(
      aRawRecord('1', { story: '=HYPERLINK("https://shop.example"), she said: "thank you"\nand came back' }),
      aRawRecord('2', { customer: '702', ticket: '502', amount_minor: 1200, story: 'Grüße, “danke”' }),
      aRawRecord('3', { status: 'voided' }),
      aRawRecord('4', { status: '', gesture: '', amount_minor: null, kind: 'process_fix', customer: '', cause: '' }, {}),
      aRawRecord('5', { currency: 'USD' }),
    );
    const exported = createExport(page.session.core);
    const reading = exported.start();
    await world.time.run();
    await reading;
    exported.hand('moments', 'csv', 'save');
    const [saved] = page.files.saved.values();
    files.set('moments.csv', saved?.text ?? '');
    expect(await run('--policy', 'policy.json', '--follow-suggestion')).toBe(0);
    expect(shell.noted).toBe(
      [
        'moments.csv: 2 moments read, 0 rejected',
        '  1 moments in other currencies than EUR are left out',
        '  1 moments that were not given are left out',
        '  1 moments without a gesture are left out',
        '',
      ].join('\n'),
    );
    // Each is suggested the 20 of this policy.
    expect(lines()).toContain('in all | 2 | 22.00 | 40.00 | +18.00');
    expect(lines()).toContain('What was suggested then comes to 20.00, limits apart; of 0 of 2 moments it is not known.');
  });

  it('names the rows that it leaves out', async () => {
    files.set('moments.csv', momentsCsv([{ id: 'a' }, { id: 'b', given_at: 'never' }, { id: 'c', currency: 'USD' }]));
    expect(await run('--policy', 'policy.json')).toBe(0);
    expect(shell.noted).toContain('moments.csv: 1 moments read, 1 rejected\n  line 3: given_at "never" is not a date');
    expect(shell.noted).toContain('1 moments in other currencies than EUR are left out');
  });

  it('follows every suggestion where it is asked what that would have cost, whatever was chosen then', async () => {
    expect(await run('--policy', 'policy.json', '--limits', 'limits.json', '--follow-suggestion', '--currency', 'EUR')).toBe(0);
    expect(lines()).toContain('Everybody is taken to have followed the suggestion');
    // Each is suggested 20, of which a limit of 15 leaves 15; and of 40 for the month the third, in January by UTC, is left 10.
    expect(lines()).toContain('in all | 3 | 40.00 | 40.00 | 0.00');
    expect(lines()).toContain('702 | 1 | 12.00 | 15.00 | +3.00');
    expect(lines()).toContain('Every moment is given as these settings suggest it, also where another amount was chosen then.');
    expect(lines()).toContain('What was suggested then comes to 10.00, limits apart; of 2 of 3 moments it is not known.');
    expect(shell.printed).not.toContain('Nobody can tell what people would have chosen');
  });

  it('leaves out moments without a gesture, which the table that Setup saves has as well', async () => {
    const idea = { status: '', gesture: '', amount: '', customer: '', cause: '' };
    files.set('moments.csv', momentsCsv([{ id: 'a' }, { id: 'b', ...idea }]));
    expect(await run('--policy', 'policy.json')).toBe(0);
    expect(shell.noted).toBe('moments.csv: 1 moments read, 0 rejected\n  1 moments without a gesture are left out\n');
  });

  it('shows ten customers each way of many', async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      id: `m${index}`,
      ticket: `t${index}`,
      customer: `c${index}`,
      decision: decisionText(),
    }));
    files.set('moments.csv', momentsCsv(many));
    expect(await run('--policy', 'policy.json')).toBe(0);
    expect(shell.printed).toContain('Customers: 12 get more, 0 get less, 0 the same (shown: the 10 with the largest difference)');
    expect(lines().filter((line) => /^c\d+ \|/.test(line))).toHaveLength(10);
  });
});

describe('simulate refuses', () => {
  it.each([
    [[], '--policy is missing'],
    [['other.csv', '--policy', 'policy.json'], 'One file is read at a time'],
    [['--colour', 'red'], 'There is no flag "--colour"'],
    [['--policy', 'policy.json', '--currency', 'EURO'], '--currency needs a code such as EUR, not "EURO"'],
    [['--policy', 'policy.json', '--time-zone', 'Mars'], '--time-zone needs a name such as Europe/Berlin, not "Mars"'],
  ])('to be called with %o', async (args, sentence) => {
    expect(await run(...args)).toBe(2);
    expect(shell.noted).toContain(sentence);
    expect(shell.printed).toBe('');
  });

  it.each([
    [['--policy', 'nowhere.json'], 'nowhere.json cannot be read: is the path right?'],
    [['--policy', 'policy.json', '--limits', 'nowhere.json'], 'nowhere.json cannot be read'],
    [['--policy', 'policy.json', '--currency', 'USD'], 'There is no moment in USD'],
    [['--policy', 'policy.json', '--limits', 'moments.csv'], 'moments.csv cannot be used: it is no JSON object'],
    [['--policy', 'policy.json', '--limits', 'policy.json'], 'there is no limit "version", "base"'],
  ])('what cannot be used in %o', async (args, sentence) => {
    expect(await run(...args)).toBe(1);
    expect(shell.noted).toContain(sentence);
    expect(shell.printed).toBe('');
  });

  it.each([
    [
      '{"version": "1", "base": {"4": 3}}',
      /policy\.json: policy\.base\.4: .+ is less than the value before it, which is for a less severe failure or a lower tier\./,
    ],
    ['{"version": "1", "colour": 1}', /policy\.json: policy\.colour: ./],
    ['{"base": {}}', /policy\.json: policy\.version: It is missing\./],
    ['{', /policy\.json: policy: “\{” is not valid JSON\./],
  ])('the policy %s, with the path of the fault', async (policy, fault) => {
    files.set('policy.json', policy);
    expect(await run('--policy', 'policy.json')).toBe(1);
    expect(shell.noted).toContain('Nothing was tried');
    expect(shell.noted).toMatch(fault);
    expect(shell.printed).toBe('');
  });

  it('limits that the app would not take, each in the words of the app', async () => {
    files.set('limits.json', '{"gesture_limit": "fifteen", "customer_window_days": 0, "team_monthly_budget": -40}');
    expect(await run('--policy', 'policy.json', '--limits', 'limits.json')).toBe(1);
    expect(shell.noted).toContain(
      'limits.json: gesture_limit: “fifteen” is not a number such as 25 or 12.50, and not the word none, which means no limit.',
    );
    expect(shell.noted).toContain('limits.json: customer_window_days: “0” is less than 1.');
    expect(shell.noted).toContain('limits.json: team_monthly_budget: “-40” is less than 0.');
    expect(shell.printed).toBe('');
  });
});
