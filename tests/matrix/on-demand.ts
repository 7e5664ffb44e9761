/** What is loaded on demand is there before the clock stands still: loading takes time that no clock of ours knows of. */
export async function loadWhatIsOnDemand(): Promise<void> {
  await Promise.all([
    import('#adapters/other-value-sources.ts'),
    import('#adapters/shopify/orders.ts'),
    import('#adapters/stripe/charges.ts'),
    import('#adapters/zendesk/journal-append.ts'),
    import('#adapters/zendesk/orders-object.ts'),
    import('#adapters/zendesk/request-fault.ts'),
    import('#features/lead/session/read-week.ts'),
    import('#ledger/keep-outcomes.ts'),
  ]);
}
