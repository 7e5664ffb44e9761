import type { ValueSource } from '#ports/value-source.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import { createOnce } from '#domain/shared/create-once.ts';
import { fail } from '#domain/shared/result.ts';
import type { OtherSource } from './other-value-sources.ts';
import { REQUESTER_WANTS } from './shared/requester-wants.ts';
import type { ValueSourceDeps } from './value-source-deps.ts';
import { createUserFields } from './zendesk/user-fields.ts';

/** The source that the settings name. Most teams have user fields; any other source is loaded only where it is set. */
export function createValueSource(setting: ValueSourceSetting, deps: ValueSourceDeps): ValueSource {
  return setting.kind === 'user_fields' ? createUserFields(deps) : loadedOnDemand(setting, deps);
}

/** Begins to load at once. */
function loadedOnDemand(setting: OtherSource, deps: ValueSourceDeps): ValueSource {
  const loaded = createOnce(async () => (await import('./other-value-sources.ts')).createOtherSource(setting, deps));
  void loaded();
  return {
    ...REQUESTER_WANTS[setting.kind],
    requests: setting.kind === 'orders_object' ? 1 : 0,
    async historyOf(requester) {
      const source = await loaded();
      return source.ok ? source.value.historyOf(requester) : fail({ kind: 'chunk', cause: source.error });
    },
  };
}
