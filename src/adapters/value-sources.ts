import type { ValueSource } from '#ports/value-source.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import { createOnce } from '#domain/shared/create-once.ts';
import { fail } from '#domain/shared/result.ts';
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

/** Begins to load at once. */
function loadedOnDemand(setting: OtherSource, around: Surrounds): ValueSource {
  const loaded = createOnce(async () => (await import('./other-value-sources.ts')).createOtherSource(setting, around));
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
