import type { Transport } from '#adapters/shared/transport.ts';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { lazyExecutor } from '#adapters/shared/lazy-executor.ts';
import { webhookFacts } from '#adapters/webhook/facts.ts';
import type { ZendeskRequest } from '#adapters/zendesk/request.ts';
import type { ProviderName } from '#domain/gestures/executors.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';
import type { ExecutorSettings } from '#ports/settings.ts';

/** What an executor is built from. */
export interface ExecutorDeps {
  readonly request: ZendeskRequest;
  readonly transport: Transport;
  /** The settings as they are at this call. */
  readonly settings: () => ExecutorSettings;
}

/**
 * Who carries gestures out: the first that is for a gesture. A provider is there also where no gesture goes to it any more, for what it
 * carried out before. By hand takes whatever is left, so it stands last.
 */
export function createExecutors(deps: ExecutorDeps): readonly GestureExecutor[] {
  const isFor = (name: ProviderName) => (kind: GestureKind) => deps.settings().byKind[kind] === name;
  const { webhook } = deps.settings();
  const providers: (GestureExecutor | null)[] = [
    webhook === null
      ? null
      : lazyExecutor({ ...webhookFacts(webhook), isFor: isFor('webhook') }, async () =>
          (await import('#adapters/webhook/executor.ts')).createWebhookExecutor(deps, webhook),
        ),
  ];
  return [...providers.filter((provider) => provider !== null), createByHand()];
}
