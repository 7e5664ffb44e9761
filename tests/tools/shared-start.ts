/** As much of what a bundler tells of a module as is needed here. */
interface ModuleInfo {
  /** What it imports at once, not on demand. */
  readonly importedIds: readonly string[];
  /** What it imports on demand. */
  readonly dynamicallyImportedIds: readonly string[];
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
  /** The script of another page: then it is only what this ever needs too, on demand or not. */
  readonly neededBy?: string;
}): (id: string, context: ChunkingContext) => string | null {
  let shared: ReadonlySet<string> | null = null;
  let needed: ReadonlySet<string> | null = null;
  return (id, context) => {
    shared ??= options.starts
      .map((start) => reachedFrom(start, context))
      .reduce((some, more) => new Set([...some].filter((one) => more.has(one))));
    needed ??= options.neededBy === undefined ? shared : reachedFrom(options.neededBy, context, true);
    return shared.has(id) && needed.has(id) ? options.name : null;
  };
}

function reachedFrom(start: string, context: ChunkingContext, onDemand = false): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const { importedIds = [], dynamicallyImportedIds = [] } = context.getModuleInfo(id) ?? {};
    open.push(...importedIds, ...(onDemand ? dynamicallyImportedIds : []));
  }
  return reached;
}
