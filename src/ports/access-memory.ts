/** What one person was found to be let do with the journal, and when. Null: not found out. */
export interface KnownAccess {
  /** When an entry that somebody else had written was found by its key, where the list shows none. */
  readonly seesOthersAtMs: number | null;
  /** Whether their role may write entries: as the account's roles say, or as Zendesk refused one. */
  readonly mayWrite: { readonly isAllowed: boolean; readonly atMs: number } | null;
}

/** Kept in this browser, so that it is not found out on every ticket. */
export interface AccessMemory {
  load(agentId: string): KnownAccess;
  save(agentId: string, known: KnownAccess): void;
}
