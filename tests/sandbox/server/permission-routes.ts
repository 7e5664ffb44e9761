import { customRoles, type RoleAccess } from './account-rules.ts';
import { invalidEndpoint } from './errors.ts';
import { ok, type Reply } from './http.ts';
import { existingObject } from './object-routes.ts';
import { plans } from './plans.ts';
import { route, type Call, type Route } from './router.ts';
import { requireAdmin, type ApiContext } from './state.ts';

/** What roles may do with records: for admins, and, as far as is known, on the Enterprise plans. */
export const permissionRoutes: Route<ApiContext>[] = [route('GET', '/custom_objects/:key/permission_policies', list)];

/** The rule behind "only what they created". */
const ownOnlyRule = 6_862_342_718_335;

interface Action {
  allowed: boolean;
  rule_id: number | null;
}

const denied: Action = { allowed: false, rule_id: null };

/** ListPermissionPolicies. What a role that sees only its own records may change is under the same rule: Zendesk lets nobody write what they cannot read. */
function list(call: Call<ApiContext>): Reply {
  const { session, state } = call.context;
  requireAdmin(session);
  const { plan, recordAccess } = state.account.rules;
  if (plan !== null && !plans[plan].name.includes('Enterprise')) throw invalidEndpoint();
  existingObject(call);
  const policies = customRoles.map(({ role, id, name }) => ({
    id: `custom-role-${id}`,
    role_name: name,
    records: actionsOf(recordAccess[role]),
  }));
  const endUsers = { id: 'end-user', role_name: 'End user', records: { create: denied, read: denied, update: denied, delete: denied } };
  return ok({ policies: [...policies, endUsers] });
}

function actionsOf({ read, create, update, delete: mayDelete }: RoleAccess): Record<string, Action> {
  const action = (allowed: boolean): Action => ({ allowed, rule_id: allowed && read === 'own' ? ownOnlyRule : null });
  return { create: { allowed: create, rule_id: null }, read: action(read !== 'none'), update: action(update), delete: action(mayDelete) };
}
