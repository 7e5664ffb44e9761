import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { toMajor } from '#domain/money/money.ts';
import type { Draft } from '#ledger/types.ts';
import { isStopped } from '../session/authority.ts';
import { draftOfPlan } from '../session/draft.ts';
import type { Choice } from '../session/plan.ts';
import type { SessionCore } from '../session/session-core.ts';
import type { Giving } from '../session/session-state.ts';

/** Where others were deciding, the page tries again so often. */
const TRIES_AGAIN = 3;
/** Not before those have come to an end, and spread over longer than a crowd of a thousand takes to be answered. */
const AGAIN_AFTER_MS = 15_000;
const AGAIN_SPREAD_MS = 90_000;

type GiveOnce = (draft: Draft, how: { readonly isAgain: boolean }) => Promise<void>;

/** What goes on by itself after somebody has pressed, until they stop it. */
export interface TryingAgain {
  /** Gives, and where others were deciding tries again later by itself. Ends with the first try: nothing is held while it waits. */
  press(draft: Draft, giveOnce: GiveOnce): Promise<void>;
  stop(): void;
}

export function createTryingAgain(core: SessionCore): TryingAgain {
  let pressed: { isStopped: boolean } = { isStopped: true };

  /** Waits as long as Zendesk says while it is tried, and says until when. */
  async function attempt(draft: Draft, giveOnce: GiveOnce, isAgain: boolean): Promise<void> {
    core.longWaits.begin((untilMs) => {
      const { giving } = core.getFacts();
      if (giving.phase !== 'working') return;
      const { waitsUntilMs: _over, ...working } = giving;
      core.update({ giving: untilMs === null ? working : { ...working, waitsUntilMs: untilMs } });
    });
    await giveOnce(draft, { isAgain });
    core.longWaits.end();
  }

  async function tryAgain(first: Draft, giveOnce: GiveOnce, own: { readonly isStopped: boolean }): Promise<void> {
    for (let tries = 0; tries < TRIES_AGAIN; tries += 1) {
      const refused = core.getFacts().giving;
      if (own.isStopped || !isContended(refused)) return;
      const { runtime } = core.ports;
      const afterMs = AGAIN_AFTER_MS + AGAIN_SPREAD_MS * runtime.random();
      const waiting: Giving = { phase: 'waiting', againAtMs: runtime.nowMs() + afterMs, refusal: refused.refusal };
      core.update({ giving: waiting, choice: pinned(core.getFacts().choice, first) });
      await runtime.wait(afterMs);
      // Somebody has stopped it, or chosen something else, meanwhile.
      if (core.getFacts().giving !== waiting) return;
      const now = draftOfPlan(core.getState());
      if (now === null || !isSameMatter(now, first) || isStopped(core.getState())) return core.update({ giving: refused });
      const { story, deviation, day } = now;
      await attempt({ ...first, story, deviation, day }, giveOnce, true);
    }
  }

  return {
    async press(draft, giveOnce) {
      const own = { isStopped: false };
      pressed = own;
      await attempt(draft, giveOnce, false);
      void tryAgain(draft, giveOnce, own);
    },
    stop() {
      pressed.isStopped = true;
      core.longWaits.end();
      const { giving } = core.getFacts();
      if (giving.phase === 'waiting') core.update({ giving: { phase: 'refused', refusal: giving.refusal } });
    },
  };
}

function isContended(giving: Giving): giving is Extract<Giving, { readonly phase: 'refused' }> {
  return giving.phase === 'refused' && giving.refusal.isContended;
}

/** What is tried again stays on the screen, though less would be suggested while others hold what they have reserved. */
function pinned(choice: Choice, { gesture, amount, count }: Draft): Choice {
  return isMoneyKind(gesture)
    ? { ...choice, gesture, amountText: choice.amountText ?? String(count ?? toMajor(amount)) }
    : { ...choice, gesture };
}

/** Whether it is about what was pressed for, in whatever words it is told. */
function isSameMatter(now: Draft, first: Draft): boolean {
  return matterOf(now) === matterOf(first);
}

function matterOf({ customerId, cause, fault, severity, gesture, amount, count }: Draft): string {
  return [customerId, cause, fault, severity, gesture, amount.amountMinor, amount.currency, count].join(' ');
}
