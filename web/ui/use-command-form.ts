// The state of one form of a command: what was typed, its sending under one idempotency key, and the server's problems at their
// fields. A form that was refused keeps what was typed; the first field with a problem gets the cursor.
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { ApiRefusal, newIdempotencyKey } from '../api/call.ts';
import { type FieldProblem, placeProblems, problemTextsOf } from './problem-text.ts';

export interface CommandFormOptions<V, R> {
  initial: V;
  send: (values: V, idempotencyKey: string) => Promise<R>;
  /** Said when it is done. */
  done?: string | ((result: R) => string);
  onDone?: (result: R) => void;
}

/** Spread into an input: its value, what changes it, and what is wrong with it. */
export interface FieldProps<T> {
  value: T;
  onChange: (next: unknown) => void;
  error: string | undefined;
  'data-at': string;
}

export interface CommandForm<V> {
  values: V;
  set: (part: Partial<V>) => void;
  /** A field of `values` whose name is also its name in the request. */
  field: <K extends keyof V & string>(name: K, at?: string) => FieldProps<V[K]>;
  /** Problems of any place of the request (`lines.0.quantity`), for inputs that keep their value otherwise. */
  at: (place: string) => { error: string | undefined; 'data-at': string };
  submit: () => void;
  isPending: boolean;
  /** The key under which it is sent: what is waiting to be sent is found by it. */
  idempotencyKey: string;
  error: unknown;
  /** Problems that no field shows. */
  unplaced: () => FieldProblem[];
  formRef: RefObject<HTMLFormElement | null>;
}

/** What an input hands to onChange: an event or the value itself. */
function readInput(next: unknown): unknown {
  const target = (next as { currentTarget?: { type?: string; value?: unknown; checked?: boolean } } | null)
    ?.currentTarget;
  if (!target) return next;
  return target.type === 'checkbox' ? target.checked : target.value;
}

export function useCommandForm<V extends object, R = unknown>(
  options: CommandFormOptions<V, R>,
): CommandForm<V> {
  const [values, setValues] = useState(options.initial);
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const [key, setKey] = useState(newIdempotencyKey);
  const formRef = useRef<HTMLFormElement>(null);
  const shown = useRef(new Set<string>());
  const sending = useMutation({
    mutationFn: () => options.send(values, key),
    onSuccess(result) {
      const { done } = options;
      const message = typeof done === 'function' ? done(result) : done;
      if (message !== undefined) notifications.show({ message, color: 'teal' });
      setKey(newIdempotencyKey());
      options.onDone?.(result);
    },
    onError(error) {
      // Answered with a no: what is sent next is another request.
      if (error instanceof ApiRefusal) setKey(newIdempotencyKey());
      setMended(new Set());
    },
  });
  const refusal = sending.error instanceof ApiRefusal ? sending.error.problem : null;
  const problems = placeProblems(refusal?.problems ?? []);
  useEffect(() => {
    if (refusal) focusFirst(formRef.current, placeProblems(refusal.problems ?? []));
  }, [refusal]);

  const at = (place: string) => {
    shown.current.add(place);
    const own = mended.has(place) ? [] : problems.filter((each) => isAt(each.at, place, shown.current));
    const error = problemTextsOf(own.map((each) => each.message));
    return { error: error === '' ? undefined : error, 'data-at': place };
  };
  return {
    values,
    set: (part) => setValues((before) => ({ ...before, ...part })),
    field: (name, place = name) => ({
      value: values[name],
      onChange(next) {
        // Read now: an event has forgotten its input by the time the state changes.
        const value = readInput(next);
        setValues((before) => ({ ...before, [name]: value }));
        setMended((before) => (before.has(place) ? before : new Set([...before, place])));
      },
      ...at(place),
    }),
    at,
    submit: () => sending.mutate(),
    isPending: sending.isPending,
    idempotencyKey: key,
    error: sending.error,
    unplaced: () => problems.filter((each) => !placeOf(each.at, shown.current)),
    formRef,
  };
}

/** The field that shows a problem: the nearest one around its place. */
function placeOf(at: string, shown: ReadonlySet<string>): string | undefined {
  for (let place = at; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('.')))) {
    if (shown.has(place)) return place;
  }
  return undefined;
}

const isAt = (at: string, place: string, shown: ReadonlySet<string>) => placeOf(at, shown) === place;

function focusFirst(form: HTMLFormElement | null, problems: readonly FieldProblem[]): void {
  const fields = [...(form?.querySelectorAll<HTMLElement>('[data-at]') ?? [])];
  const places = new Set(fields.map((field) => field.dataset.at ?? ''));
  const wrong = new Set(problems.map(({ at }) => placeOf(at, places)));
  fields.find((field) => wrong.has(field.dataset.at))?.focus();
}
