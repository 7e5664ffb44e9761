import type { ValueSource } from '#ports/value-source.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { OtherSource } from './other-value-sources.ts';
import { REQUESTER_WANTS } from './shared/requester-wants.ts';
import type { Transport } from './shared/transport.ts';
import type { ZendeskRequest } from './zendesk/request.ts';
import { createUserFields } from './zendesk/user-fields.ts';

export interface Surrounds {
  readonly request: ZendeskRequest;
  readonly transport: Transport;
  readonly timeZone: string;
  readonly nowMs: () => number;
}

/** The source that the settings name. Most teams have user fields; any other source is loaded only where it is set. */
export function createValueSource(setting: ValueSourceSetting, around: Surrounds): ValueSource {
  return setting.kind === 'user_fields' ? createUserFields(around) : loadedOnDemand(setting, around);
}

/** Begins to load at once. A source that cannot be loaded is a source that does not answer. */
function loadedOnDemand(setting: OtherSource, around: Surrounds): ValueSource {
  const load = async (): Promise<ValueSource> => (await import('./other-value-sources.ts')).createOtherSource(setting, around);
  const what = { orders_object: 'orders', stripe: 'Stripe', shopify: 'Shopify' }[setting.kind];
  let loading = settled(load());
  return {
    ...REQUESTER_WANTS[setting.kind],
    requests: setting.kind === 'orders_object' ? 1 : 0,
    async historyOf(requester) {
      const source = await loading;
      if (source.ok) return source.value.historyOf(requester);
      loading = settled(load());
      return fail({ kind: 'unreachable', what, cause: source.error });
    },
  };
}

function settled(source: Promise<ValueSource>): Promise<Result<ValueSource, unknown>> {
  return source.then(ok, fail);
}
