import type { ValueSource } from '#ports/value-source.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { OtherSource } from './other-value-sources.ts';
import { REQUESTER_WANTS } from './shared/requester-wants.ts';
import type { ValueSourceDeps } from './value-source-deps.ts';
import { createUserFields } from './zendesk/user-fields.ts';

/** The source that the settings name. Most teams have user fields; any other source is loaded only where it is set. */
export function createValueSource(setting: ValueSourceSetting, deps: ValueSourceDeps): ValueSource {
  return setting.kind === 'user_fields' ? createUserFields(deps) : loadedOnDemand(setting, deps);
}

/** Begins to load at once. A source that cannot be loaded is a source that does not answer. */
function loadedOnDemand(setting: OtherSource, deps: ValueSourceDeps): ValueSource {
  const load = async (): Promise<ValueSource> => (await import('./other-value-sources.ts')).createOtherSource(setting, deps);
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
