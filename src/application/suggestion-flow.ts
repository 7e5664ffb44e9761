import { type GivenGesture, TEAM_RANGE_DAYS, teamRange } from '#domain/policy/team-range.ts';
import { type Commitment, isLive } from '#domain/journal/commitments.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import type { Plan } from './plan.ts';
import { choicesFor, replyFor, replySetting } from './reply.ts';
import { retrying } from './retrying.ts';
import type { SessionCore } from './session-core.ts';

/** What is asked about a suggestion, beyond what is read at once. */
export interface SuggestionFlow {
  /** Compares with what the team gave for the same, as far as the journal was read: no request. */
  compare(): void;
  /** The same over 90 days: one request for a cause and severity. Where that fails, what is known stays. */
  compareFully(): Promise<void>;
  /** The reply as it is suggested for a plan; empty while there is none. */
  suggestReply(plan: Plan): Promise<string>;
  /** Puts the options into the editor, for the customer to choose from. False where that did not work. */
  offerChoices(): Promise<boolean>;
}

export function createSuggestionFlow(core: SessionCore): SuggestionFlow {
  const read = new Map<string, GivenGesture>();
  const asked = new Set<string>();

  function compare(): void {
    const { plan, nowMs } = core.getState();
    const { cause, severity } = plan;
    if (cause === null || severity === null) return;
    const known = new Map([...read, ...givenBy(core)]);
    const range = teamRange([...known.values()], { cause, severity, nowMs });
    core.update({ team: { cause, severity, range } });
  }

  return {
    compare,
    async compareFully() {
      const { plan, nowMs } = core.getState();
      const { cause, severity } = plan;
      if (cause === null || severity === null) return;
      const key = `${severity} ${cause}`;
      if (asked.has(key)) return compare();
      asked.add(key);
      const sinceMs = nowMs - TEAM_RANGE_DAYS * DAY_MS;
      const { currency } = core.context.settings.settings;
      const found = await retrying(core.ports.surroundings, () => core.ports.moments.givenLike({ cause, severity, currency, sinceMs }));
      if (!found.ok) asked.delete(key);
      else for (const one of found.value) if (one.ticketId !== core.getFacts().ticket.ticketId) read.set(one.momentId, one);
      compare();
    },
    suggestReply: (plan) => suggestReply(core, plan),
    offerChoices: () => offerChoices(core),
  };
}

/** What the journal tells of others' gestures, on other tickets and in the team's currency. */
function givenBy(core: SessionCore): readonly (readonly [string, GivenGesture])[] {
  const { journal, ticket } = core.getState();
  const { currency } = core.context.settings.settings;
  const view = journal.state === 'loading' ? null : journal.state === 'failed' ? journal.last : journal.value;
  const isExample = (one: Commitment): boolean => isLive(one) && one.currency === currency && one.ticketId !== ticket.ticketId;
  return (view?.commitments ?? [])
    .filter(isExample)
    .map((one) => [
      one.momentId,
      { cause: one.cause, severity: one.detail.severity ?? null, amountMinor: one.amountMinor, atMs: one.reservedAtMs },
    ]);
}

async function suggestReply(core: SessionCore, { cause, fault, gesture, amount }: Plan): Promise<string> {
  if (cause === null || fault === null || gesture === null) return '';
  return replyFor(core.ports.wording, { ...replySetting(core), moment: { cause, fault, gesture, amount }, own: null });
}

async function offerChoices(core: SessionCore): Promise<boolean> {
  const { cause, fault, suggestion } = core.getState().plan;
  if (cause === null || fault === null || suggestion === null) return false;
  const text = await choicesFor(core.ports.wording, { ...replySetting(core), moment: { cause, fault }, options: suggestion.options });
  return text !== '' && (await core.ports.workspace.insertReply(text)).ok;
}
