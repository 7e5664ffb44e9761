/** What becomes of an idea for how we work: each step is dated, and says why. */
export const IDEA_STEPS = ['proposed', 'trying', 'adopted', 'dropped'] as const;
export type IdeaStep = (typeof IDEA_STEPS)[number];

/** The longest name of a collection, and the longest reason of a step. */
export const COLLECTION_LENGTH_AT_MOST = 60;
export const STEP_REASON_LENGTH_AT_MOST = 500;

/** The kinds of entries that say something of a moment after it was kept, and hold no money. */
export const MARK_KINDS = ['thanks', 'feature', 'collect', 'step'] as const;

/**
 * `thanks` for it · `feature` whether its story is singled out from then on · `collect` whether it is in a collection from then on ·
 * `step` what becomes of an idea; its reason may be empty.
 */
export type Mark =
  | { readonly kind: 'thanks' }
  | { readonly kind: 'feature'; readonly isFeatured: boolean }
  | { readonly kind: 'collect'; readonly name: string; readonly isIn: boolean }
  | { readonly kind: 'step'; readonly to: IdeaStep; readonly reason: string };

/** Who said something of a moment, and when, by the server's stamp. */
export interface SaidBy {
  readonly byId: string;
  /** Empty where the entry names nobody. */
  readonly byName: string;
  readonly atMs: number;
}

/** A mark as its entry holds it. */
export interface MarkEntry extends SaidBy {
  readonly id: string;
  readonly momentId: string;
  readonly mark: Mark;
}

/** What people have said of a moment since it was kept. */
export interface MomentMarks {
  /** One of each person, the first first. */
  readonly thanks: readonly SaidBy[];
  /** Since when it is singled out, and by whom; null where it is not. */
  readonly featured: SaidBy | null;
  /** Names, in the order in which it came into them. */
  readonly collections: readonly string[];
  /** Of an idea: what became of it so far, the first first. */
  readonly steps: readonly (SaidBy & { readonly to: IdeaStep; readonly reason: string })[];
}

export const NO_MARKS: MomentMarks = { thanks: [], featured: null, collections: [], steps: [] };

/** What entries say of each moment, by its id, in the order in which the server took them. */
export function marksOf(entries: Iterable<MarkEntry>): ReadonlyMap<string, MomentMarks> {
  const inOrder = [...new Map([...entries].map((entry) => [entry.id, entry])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const marks = new Map<string, MomentMarks>();
  for (const entry of inOrder) marks.set(entry.momentId, withMark(marks.get(entry.momentId) ?? NO_MARKS, entry));
  return marks;
}

/** The same with one more. */
export function withMark(marks: MomentMarks, { mark, byId, byName, atMs }: MarkEntry): MomentMarks {
  const said: SaidBy = { byId, byName, atMs };
  switch (mark.kind) {
    case 'thanks':
      return marks.thanks.some((one) => one.byId === byId) ? marks : { ...marks, thanks: [...marks.thanks, said] };
    case 'feature':
      return { ...marks, featured: mark.isFeatured ? (marks.featured ?? said) : null };
    case 'collect': {
      const others = marks.collections.filter((name) => name !== mark.name);
      return { ...marks, collections: mark.isIn ? [...others, mark.name] : others };
    }
    case 'step':
      return { ...marks, steps: [...marks.steps, { ...said, to: mark.to, reason: mark.reason }] };
  }
}
