/** Who was found to be a lead, or not to be one, and when: kept in this browser, so that it is not asked for at every gesture. */
export interface LeadMemory {
  /** What is remembered, by user id. */
  load(): ReadonlyMap<string, { readonly isLead: boolean; readonly atMs: number }>;
  save(known: ReadonlyMap<string, { readonly isLead: boolean; readonly atMs: number }>): void;
}
