import { type Result, ok } from '#domain/shared/result.ts';
import { type ZafClient, createZafClient } from './client.ts';
import { type ConnectError, register } from './register.ts';

/** Connects to the workspace that opened this page. */
export async function connect(page: Parameters<typeof register>[0]): Promise<Result<ZafClient, ConnectError>> {
  const registered = await register(page);
  return registered.ok ? ok(createZafClient(registered.value.sdk, registered.value.registration)) : registered;
}
