import { type Result, ok } from '#domain/shared/result.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Colleague, Directory } from '#ports/directory.ts';
import type { Page } from '#ports/page.ts';
import type { Runtime } from '#ports/runtime.ts';

/** Those who may give, as far as they were read. */
export interface Colleagues {
  /** By their ids; empty where the account does not tell a name. */
  readonly names: ReadonlyMap<string, string>;
  /** False where there are more. */
  readonly isWhole: boolean;
}

/** Reads who may give, page after page, each once `beforePage` has been waited for. */
export async function readColleagues(
  { directory, runtime }: { readonly directory: Pick<Directory, 'colleagues'>; readonly runtime: Runtime },
  { pagesAtMost, beforePage }: { readonly pagesAtMost: number; readonly beforePage?: () => Promise<void> },
): Promise<Result<Colleagues, AppFault>> {
  const names = new Map<string, string>();
  let cursor: string | null = null;
  for (let pages = 0; pages < pagesAtMost; pages += 1) {
    const from: string | null = cursor;
    await beforePage?.();
    const page: Result<Page<Colleague>, AppFault> = await retrying(runtime, () => directory.colleagues(from));
    if (!page.ok) return page;
    for (const { id, name } of page.value.items) names.set(id, name);
    cursor = page.value.next;
    if (cursor === null) return ok({ names, isWhole: true });
  }
  return ok({ names, isWhole: false });
}
