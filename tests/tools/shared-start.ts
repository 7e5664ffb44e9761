/** As much of what a bundler tells of a module as is needed here. */
interface ModuleInfo {
  /** What it imports at once, not on demand. */
  readonly importedIds: readonly string[];
}

interface ChunkingContext {
  getModuleInfo(id: string): ModuleInfo | null;
}

/**
 * Names the chunk of the modules that every page imports before anything is shown on it, however many steps away. What a page
 * loads on demand, or what only one page needs, is left to the bundler: whatever is moved, the chunks follow.
 */
export function sharedStart(options: {
  readonly name: string;
  /** The scripts that pages start with; of one alone it is all that this imports. */
  readonly starts: readonly string[];
}): (id: string, context: ChunkingContext) => string | null {
  let shared: ReadonlySet<string> | null = null;
  return (id, context) => {
    shared ??= options.starts
      .map((start) => reachedFrom(start, context))
      .reduce((some, others) => new Set([...some].filter((one) => others.has(one))));
    return shared.has(id) ? options.name : null;
  };
}

function reachedFrom(start: string, context: ChunkingContext): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(context.getModuleInfo(id)?.importedIds ?? []));
  }
  return reached;
}
