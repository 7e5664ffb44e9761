import { checkTrigger } from '../world/triggers.ts';
import type { ObjectDefinition, TriggerCondition, TriggerDefinition } from '../world/world.ts';
import { invalidAttribute, recordInvalid, recordNotFound } from './errors.ts';
import { created, isRecord, ok, type Reply } from './http.ts';
import { triggerId, triggerJson } from './object-json.ts';
import { existingObject } from './object-routes.ts';
import { route, type Call, type Route } from './router.ts';
import { requireAdmin, requireAgent, type ApiContext } from './state.ts';

type TriggerCall = Call<ApiContext>;

/** Object triggers: agents read them, only admins change them. */
export const triggerRoutes: Route<ApiContext>[] = [
  route('GET', '/custom_objects/:key/triggers', list),
  route('POST', '/custom_objects/:key/triggers', create),
  route('PUT', '/custom_objects/:key/triggers/:trigger', change),
];

/** ListObjectTriggers. */
function list(call: TriggerCall): Reply {
  const { session, baseUrl } = call.context;
  requireAgent(session);
  const object = existingObject(call);
  const triggers = object.triggers.map((trigger, index) => triggerJson(trigger, { object, index, baseUrl }));
  return ok({ triggers, count: triggers.length, next_page: null, previous_page: null });
}

/** CreateObjectTrigger. */
function create(call: TriggerCall): Reply {
  requireAdmin(call.context.session);
  const object = existingObject(call);
  const trigger = definition(call.body, { title: '', conditions: { all: [], any: [] }, actions: [] }, object);
  object.triggers.push(trigger);
  return created({ trigger: triggerJson(trigger, { object, index: object.triggers.length - 1, baseUrl: call.context.baseUrl }) });
}

/** UpdateObjectTrigger: where conditions or actions are sent, both are replaced. */
function change(call: TriggerCall): Reply {
  requireAdmin(call.context.session);
  const object = existingObject(call);
  const index = object.triggers.findIndex((_trigger, place) => String(triggerId(object, place)) === call.params['trigger']);
  const before = object.triggers[index];
  if (before === undefined) throw recordNotFound();
  const trigger = definition(call.body, before, object);
  object.triggers[index] = trigger;
  return ok({ trigger: triggerJson(trigger, { object, index, baseUrl: call.context.baseUrl }) });
}

function definition(body: unknown, before: TriggerDefinition, object: ObjectDefinition): TriggerDefinition {
  const given = isRecord(body) ? body['trigger'] : undefined;
  if (!isRecord(given)) throw invalidAttribute('trigger');
  const { title = before.title, active = before.active ?? true, conditions, actions } = given;
  const isReplaced = conditions !== undefined || actions !== undefined;
  const trigger: TriggerDefinition = {
    title: String(title),
    active: active === true,
    conditions: isReplaced ? conditionsOf(conditions) : before.conditions,
    actions: isReplaced ? actionsOf(actions) : before.actions,
  };
  try {
    checkTrigger(trigger, object);
  } catch (error) {
    throw recordInvalid({ base: [{ description: error instanceof Error ? error.message : String(error), error: 'InvalidValue' }] });
  }
  return trigger;
}

function conditionsOf(given: unknown): TriggerDefinition['conditions'] {
  const { all, any } = isRecord(given) ? given : {};
  return { all: listOf(all).map(conditionOf), any: listOf(any).map(conditionOf) };
}

function conditionOf({ field, operator, value }: Record<string, unknown>): TriggerCondition {
  return { field: String(field), operator: String(operator), ...(typeof value === 'string' && { value }) };
}

function actionsOf(given: unknown): TriggerDefinition['actions'] {
  return listOf(given).map(({ field, value }) => ({
    field: String(field),
    value: Array.isArray(value) ? value.map((part) => String(part)) : String(value),
  }));
}

function listOf(given: unknown): Record<string, unknown>[] {
  return Array.isArray(given) ? given.filter(isRecord) : [];
}
