import type { Intent } from '#ports/intent-store.ts';
import { type JoinedWords, type TabWords, type WordsOfTabs, joinedWords, withAsking, withWords, wordsOf } from './tab-words.ts';

/** An intent as it is stored: `tab` typed its words, and `others` are what was typed in other tabs. */
interface IntentOfTabs {
  readonly intent: Intent;
  readonly tab: string;
  readonly others: WordsOfTabs;
}

/** Keeps what is typed in one tab apart from what is typed in others. */
export interface Tabs {
  /**
   * The intent with the words of this tab. Whoever reads first takes over what was typed in others: they may be gone. Of what there is
   * only one, such as an amount, that of `former` stands, which this tab was called before it was loaded anew.
   */
  read(name: string, stored: IntentOfTabs | null, former: string | null): Intent | null;
  /** What others have typed, as it is stored, but for what this tab has taken over and they have not changed since. */
  others(name: string, stored: IntentOfTabs | null): WordsOfTabs;
}

export function createTabs(own: string): Tabs {
  /** By name and tab: the words as they were taken over, and what could not be. */
  const taken = new Map<string, ReadonlyMap<string, { readonly as: string; readonly rest: TabWords | null }>>();

  /** By name: what a lead is to be asked, as it was taken over. It is read whenever it is wanted, and other words once. */
  const asking = new Map<string, string>();

  function takeOver(name: string, { intent, tab, others }: IntentOfTabs, former: string | null): Intent {
    const last = wordsOf(intent);
    const formerly = Object.fromEntries(Object.entries(others).filter(([of]) => of === former));
    const each = Object.entries({ ...formerly, ...(last !== null && { [tab]: last }), ...others });
    const was = new Map<string, { readonly as: string; readonly rest: TabWords | null }>();
    taken.set(name, was);
    let all: TabWords | null = null;
    for (const [of, words] of each) {
      const both: JoinedWords = all === null ? { words, rest: null } : joinedWords(all, words);
      was.set(of, { as: JSON.stringify(words), rest: both.rest });
      all = both.words;
    }
    asking.set(name, all?.asking ?? '');
    return all === null || Object.keys(others).length === 0 ? intent : withWords(intent, all);
  }

  return {
    read(name, stored, former) {
      if (stored === null) {
        if (!taken.has(name)) taken.set(name, new Map());
        return null;
      }
      if (!taken.has(name) && stored.tab !== own) return takeOver(name, stored, former);
      const typed = stored.tab === own ? undefined : stored.others[own];
      if (typed !== undefined) return withWords(stored.intent, typed);
      return stored.tab === own ? stored.intent : withAsking(stored.intent, asking.get(name) ?? '');
    },
    others(name, stored) {
      // Who writes before they have read take nothing over.
      if (!taken.has(name)) taken.set(name, new Map());
      if (stored === null) return {};
      const last = stored.tab === own ? null : wordsOf(stored.intent);
      const all = Object.entries({ ...stored.others, ...(last !== null && { [stored.tab]: last }) });
      const was = taken.get(name);
      const kept = all.flatMap(([tab, words]): readonly (readonly [string, TabWords])[] => {
        if (tab === own) return [];
        const took = was?.get(tab);
        if (took === undefined || took.as !== JSON.stringify(words)) return [[tab, words]];
        return took.rest === null ? [] : [[tab, took.rest]];
      });
      return Object.fromEntries(kept);
    },
  };
}
