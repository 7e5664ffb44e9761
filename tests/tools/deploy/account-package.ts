import { buildApp } from '../build.ts';
import { packageFor, zipPackage } from '../package.ts';
import { validatePackage } from '../validator/validate.ts';
import { type Requirements, requirementsOf } from './requirements.ts';
import { Refused } from './refused.ts';

/** A package that can be uploaded, and what it will have Zendesk make. */
export interface AccountPackage {
  readonly zip: Uint8Array<ArrayBuffer>;
  readonly requirements: Requirements;
}

/** Builds and packages the app for one account. What Zendesk would refuse is refused before anything is uploaded. */
export async function packageForAccount(leadsGroupId: string | null): Promise<AccountPackage> {
  await buildApp();
  const files = packageFor('dist', leadsGroupId);
  const { errors } = validatePackage(files);
  if (errors.length > 0) throw new Refused(`The package would be refused:\n  ${errors.join('\n  ')}`);
  return { zip: zipPackage(files), requirements: requirementsOf(files) };
}
