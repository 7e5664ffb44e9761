import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STUDIES, type Study } from '#domain/policy/suggestion.ts';
import { CASE_GROUPS, outcomeOf } from './cases.ts';
import { law, suggested } from './situations.ts';

/** The table of findings that the studies were taken from, which is no part of the project: POLICY_EVIDENCE, or its usual place beside it. */
const evidence = process.env['POLICY_EVIDENCE'] ?? '../shared/design/EVIDENCE.md';

/** By what a study goes in that table, and how its authors are called there. */
const ROWS: Readonly<Record<Study, readonly [id: string, authors: string]>> = {
  halperin2022: ['E1', 'Halperin'],
  abeler2010: ['E2', 'Abeler'],
  wirtz2004: ['E3', 'Wirtz'],
  grewal2008: ['E4', 'Grewal'],
  knox2014: ['E5', 'Knox'],
  maxham2002: ['E6', 'Maxham'],
  smith1999: ['E10', 'Smith'],
  gelbrich2015: ['E11', 'Gelbrich'],
  haesevoets2017: ['E12', 'Haesevoets'],
  albrecht2018: ['E13', 'Albrecht'],
  hogreve2017: ['E15', 'Hogreve'],
  mayser2013: ['E24', 'Mayser'],
  ombudsman: ['E28', 'Ombudsman'],
};

/** What each reason takes from each of its studies, in words of the finding or of the rule that it supports. */
const CLAIMS: Readonly<Record<string, Partial<Record<Study, RegExp>>>> = {
  'gate.customer': { grewal2008: /firm is to blame/, ombudsman: /outside the firm's control/ },
  'gate.third_party': { grewal2008: /Not ours \+ first -> no money/, ombudsman: /outside the firm's control/ },
  'gate.unclear': { grewal2008: /Not ours \+ first -> no money/, ombudsman: /outside the firm's control/ },
  'base.severity': { smith1999: /in proportion to the failure/ },
  'base.words_first': { abeler2010: /First small failure: apology first/, wirtz2004: /compensation adds nothing/ },
  'base.repeat_floor': { halperin2022: /from the 2nd incident add something tangible/ },
  'base.delay_floor': { wirtz2004: /raised by delay/ },
  'loss.kept': { gelbrich2015: /KEPT the flawed service: first dollars/ },
  'group.same_for_all': { albrecht2018: /all got the same/, mayser2013: /Fairness floor/ },
  'repeat.same_cause': { maxham2002: /two similar failures/, knox2014: /by recency/, halperin2022: /2nd incident/ },
  'repeat.other_cause': { maxham2002: /two close together/, knox2014: /by recency/, halperin2022: /2nd incident/ },
  'delay.waited': { hogreve2017: /tolerance window, then rise/, wirtz2004: /raised by delay/ },
  'vulnerable.said': { ombudsman: /more for customers known to be vulnerable/ },
  'price.kept': { gelbrich2015: /KEPT.*small partial/ },
  'price.rejected': { gelbrich2015: /REJECTED.*60 % and 120 %/ },
  'price.unpriced': { gelbrich2015: /60 % and 120 % of price/ },
  'price.price': { haesevoets2017: /then declines/ },
  'price.least': { haesevoets2017: /then declines/ },
  'price.harm': { ombudsman: /impact on THIS person, not the error, sets it/ },
};

describe('the studies of a reason', () => {
  it('are those of its claim, whatever the facts', () => {
    const cited = new Map<string, ReadonlySet<Study>>();
    const note = (reasons: ReturnType<typeof suggested>['reasons']): void => {
      for (const { rule, variant, studies } of reasons) if (studies.length > 0) cited.set(`${rule}.${variant}`, new Set(studies));
    };
    for (const one of CASE_GROUPS.flatMap(({ cases }) => cases)) note(outcomeOf(one).suggestion.reasons);
    law((situation) => {
      note(suggested(situation).reasons);
      for (const { rule, variant, studies } of suggested(situation).reasons) {
        expect([rule, variant, [...studies].toSorted()]).toEqual([
          rule,
          variant,
          Object.keys(CLAIMS[`${rule}.${variant}`] ?? {}).toSorted(),
        ]);
      }
    }, fc.constant(undefined));
    expect([...cited.keys()].toSorted()).toEqual(Object.keys(CLAIMS).toSorted());
  });

  it('are all used', () => {
    const used = new Set(Object.values(CLAIMS).flatMap((claim) => Object.keys(claim)));
    expect([...used].toSorted()).toEqual(Object.keys(STUDIES).toSorted());
  });

  describe.skipIf(!existsSync(evidence))('stand in the table of findings (skipped where there is none: set POLICY_EVIDENCE=file)', () => {
    const rows = new Map(
      (existsSync(evidence) ? readFileSync(evidence, 'utf8') : '')
        .split('\n')
        .filter((line) => /^\| E\d+ \|/.test(line))
        .map((line) => [line.split('|')[1]?.trim() ?? '', line]),
    );
    const claims = Object.entries(CLAIMS).flatMap(([reason, studies]) =>
      Object.entries(studies).map(([study, words]) => [reason, study as Study, words] as const),
    );

    it.each(claims)('%s: %s', (_reason, study, words) => {
      const [id, authors] = ROWS[study];
      expect(rows.get(id)).toMatch(new RegExp(authors, 'i'));
      expect(rows.get(id)).toMatch(words);
    });
  });
});
