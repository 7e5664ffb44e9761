import { NOW_MS, TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { limitsOneByOne } from '#domain/journal/chosen-limits.ts';
import { LimitsTab } from '#features/lead/limits/LimitsTab.tsx';
import type { LimitsProps } from '#features/lead/limits/limits-props.ts';
import type { LimitsView } from '#features/lead/limits/limits-view.ts';
import { typedOf } from '#features/lead/limits/typed-limits.ts';
import { around } from '../../../ui/around.tsx';
import { byRole, rendered } from '../../../ui/rendered.tsx';

const ceilings = limits({ gestureMinor: 2500, agentDayMinor: 10_000, customerGestureCount: 3 });
export const inForce = limitsOneByOne(ceilings, [], { leadIds: new Set(), currency: 'EUR' });
export const chosenGesture = { value: 1500, chosen: 1500, since: { byId: '92', atMs: daysBefore(3) } };

export function viewOf(over: Partial<LimitsView> = {}): LimitsView {
  return { limits: inForce, rules: [], ceilings, chosen: { limits: {} }, choices: [], locale: 'en', isWhole: true, ...over };
}

function nothing(): Promise<void> {
  return Promise.resolve();
}

export function shown(over: Partial<LimitsProps> = {}, view: LimitsView = viewOf()) {
  const account = { names: new Map([['92', 'Max Sample']]), ownId: '91', currency: EUR, timeZone: TIME_ZONE, nowMs: NOW_MS };
  return rendered(
    around(
      <LimitsTab
        account={account}
        hasCurrency
        view={{ state: 'ready', value: view, atMs: NOW_MS }}
        typed={null}
        reason=""
        trial={{ phase: 'idle' }}
        saving={{ phase: 'idle' }}
        onRefresh={nothing}
        tiers={['gold', 'silver']}
        adding={{ phase: 'idle' }}
        onTypeRule={() => undefined}
        onAddRule={() => Promise.resolve(true)}
        onRemoveRule={() => undefined}
        onType={() => undefined}
        onTypeReason={() => undefined}
        onClear={() => undefined}
        onTry={nothing}
        onStop={() => undefined}
        onSave={nothing}
        {...over}
      />,
    ),
  );
}

export const rowsOf = (screen: HTMLElement, region: string): readonly (readonly string[])[] =>
  [...byRole(screen, 'region', region).querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? ''));

export const EMPTY = typedOf({ limits: {} }, EUR, 'en');
export const TYPED = { ...EMPTY, limits: { ...EMPTY.limits, gestureMinor: '15' } };
export const OF = { limits: { gestureMinor: 1500 } };

export function typedAs(over: Partial<typeof TYPED.limits>): typeof TYPED {
  return { ...TYPED, limits: { ...TYPED.limits, ...over } };
}
export const DONE = {
  phase: 'done',
  of: OF,
  past: { isWhole: true, unreadable: 0 },
  trial: {
    moments: 3,
    givenMinor: 4000,
    now: { spentMinor: 4000, refused: 0, refusedMinor: 0, asked: 0 },
    tried: { spentMinor: 2200, refused: 1, refusedMinor: 1800, asked: 1 },
    parts: {
      refused: { count: 1, minor: -1800 },
      asked: { count: 0, minor: 0 },
      less: { count: 0, minor: 0 },
      more: { count: 0, minor: 0 },
    },
    gap: {
      refused: { count: 0, minor: 0 },
      asked: { count: 0, minor: 0 },
      none: { count: 0, minor: 0 },
      lower: { count: 0, minor: 0 },
      higher: { count: 0, minor: 0 },
    },
    byLimit: [
      { limit: 'same_incident', now: 1, tried: 1 },
      { limit: 'gesture', now: 0, tried: 1 },
    ],
    differing: { moments: { more: 0, less: 1 }, customers: { more: 0, less: 1 }, agents: { more: 0, less: 1 } },
  },
} as const satisfies LimitsProps['trial'];
