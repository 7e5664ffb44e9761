/** What one person has said of one to-do of a moment. */
export interface Todo {
  /** A step that is left to a hand, by its key below `moment.step`. */
  readonly what: string;
  readonly whoId: string;
  readonly whoName: string;
  /** By Zendesk's clock; null: they have taken back that it is done. */
  readonly doneAtMs: number | null;
}

/** A to-do that somebody has done. */
export interface DoneTodo extends Todo {
  readonly doneAtMs: number;
}

/**
 * What is kept of a to-do after somebody says something of it. The first who has done it is named, and only they can take that
 * back: whatever else is said of it changes nothing.
 */
export function todoAfter(before: Todo | null, said: Todo): Todo {
  if (before === null || before.doneAtMs === null) return said;
  return said.doneAtMs === null && said.whoId === before.whoId ? said : before;
}

/** Every to-do after something was said of some; the others, and their order, stay. */
export function todosAfter(before: readonly Todo[], said: readonly Todo[]): readonly Todo[] {
  return said.reduce<readonly Todo[]>((todos, one) => {
    const kept = todos.find(({ what }) => what === one.what) ?? null;
    const next = todoAfter(kept, one);
    return kept === null ? [...todos, next] : todos.map((todo) => (todo === kept ? next : todo));
  }, before);
}

/** Who has done a to-do, and when; null where nobody has. */
export function doneTodo(todos: readonly Todo[], what: string): DoneTodo | null {
  const said = todos.find((todo) => todo.what === what);
  return said === undefined || said.doneAtMs === null ? null : { ...said, doneAtMs: said.doneAtMs };
}
