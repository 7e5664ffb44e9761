import { readFileSync } from 'node:fs';
import { readPolicy } from '#adapters/zaf/settings/policy-setting.ts';
import { facts } from '#builders/facts.ts';
import { currency } from '#builders/currencies.ts';
import { type Currency, money, toMajor } from '#domain/money/money.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { suggest } from '#domain/policy/suggest.ts';
import type { LeadAdvice } from '#domain/policy/suggestion.ts';
import { airline } from './trades/airline.ts';
import { b2b } from './trades/b2b.ts';
import { bank } from './trades/bank.ts';
import { hotel } from './trades/hotel.ts';
import { parcel } from './trades/parcel.ts';
import { restaurant } from './trades/restaurant.ts';
import { subscription } from './trades/subscription.ts';
import type { Trade, TradeCase } from './trades/trade.ts';

export const TRADES: readonly Trade[] = [parcel, hotel, airline, subscription, restaurant, bank, b2b];

export const PRESET_FILES = 'src/docs/presets';

/** The page of all trades. */
export const TRADES_PAGE = 'src/docs/presets/README.md';

/** The policy of a trade as its file stands, with what is wrong with it. */
export function policyOfTrade({ file, currency: code }: Trade): ReturnType<typeof readPolicy> {
  return readPolicy(readFileSync(`${PRESET_FILES}/${file}`, 'utf8'), currency(code));
}

/** What the policy makes of a case, in the words of {@link TradeCase.gives}. */
export function givenIn(one: TradeCase, policy: Policy, code: Currency): string {
  const { options, reasons, lead } = suggest(facts(one.facts), policy, code);
  const [first] = options;
  const parts = reasons.map(({ rule, deltaMinor }) => `${rule} ${toMajor(money(deltaMinor, code))}`).join(' + ');
  const amount = first?.amount ?? null;
  return `${first?.kind ?? ''}${amount === null ? '' : ` ${toMajor(amount)}`} = ${parts}; ${leadIn(lead)}`;
}

function leadIn(lead: LeadAdvice): string {
  if (lead.kind === 'none') return 'none';
  return lead.kind === 'tell' ? `tell ${lead.why}` : `ask ${lead.why}`;
}

const INTRODUCTION = `# Policies to start from, by trade

Each file is a policy for the setting \`policy\`: take the one of your trade, read its ten cases as if they were your customers', and
change what you would not sign. Every amount names what it rests on, or is our choice. The sums of a case read: the kind that is offered first with
its amount = each reason with what it adds; what a lead hears. [What the rules are](../policy.md). The page is written by \`npm run cases\`
from \`tests/domain/policy/trades.ts\`, and each case is a test.
`;

export function tradesPage(): string {
  return [INTRODUCTION, ...TRADES.map((trade) => tradeText(trade))].join('\n');
}

function tradeText({ title, file, currency: code, about, grounds, cases }: Trade): string {
  return [
    `## ${title}`,
    '',
    `[${file}](${file}), in ${code}. ${about}`,
    '',
    ...grounds.map((ground) => `- ${ground.charAt(0).toUpperCase()}${ground.slice(1)}.`),
    '',
    '| situation | what comes of it |',
    '|---|---|',
    ...cases.map((one) => `| ${one.title} | ${one.gives} |`),
    '',
  ].join('\n');
}
