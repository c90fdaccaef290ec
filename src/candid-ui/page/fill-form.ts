import { IDL, type InputBox } from "@dfinity/candid";

import { caseOf, fieldOf, isByte, listOf } from "../values/candid-text.js";
import { Field, FieldsForm } from "./argument-fields.js";
import { inputText } from "./parse-input.js";

type Target = { readonly box: InputBox | undefined; readonly value: unknown };

/** Types a value in, opening what it needs. */
export function fillForm(type: IDL.Type, box: InputBox, value: unknown): void {
  type.accept(filler, { box, value });
}

class Filler extends IDL.Visitor<Target, void> {
  override visitType(type: IDL.Type, { box, value }: Target): void {
    if (box instanceof Field && box.control !== undefined)
      box.control.value = inputText(type, value);
  }

  override visitNull(): void {}

  override visitOpt<T>(_type: IDL.OptClass<T>, inner: IDL.Type<T>, { box, value }: Target): void {
    const [content] = listOf(value);
    const isThere = listOf(value).length > 0;
    const parts = open(box, (opener) => {
      if (opener instanceof HTMLInputElement) opener.checked = isThere;
    });
    if (isThere) inner.accept(this, { box: parts[0], value: content });
  }

  override visitVec<T>(type: IDL.VecClass<T>, inner: IDL.Type<T>, { box, value }: Target): void {
    if (isByte(inner)) {
      this.visitType(type, { box, value });
      return;
    }
    const values = listOf(value);
    const parts = open(box, (opener) => {
      if (opener instanceof HTMLInputElement) opener.value = String(values.length);
    });
    for (const [i, part] of parts.entries()) inner.accept(this, { box: part, value: values[i] });
  }

  override visitRecord(
    _type: IDL.RecordClass,
    fields: [string, IDL.Type][],
    { box, value }: Target,
  ): void {
    const form = box?.ui.form;
    if (!(form instanceof FieldsForm)) return;
    for (const [name, type] of fields) {
      const part = form.form[form.fields.findIndex(([label]) => label === name)];
      type.accept(this, { box: part, value: fieldOf(value, name) });
    }
  }

  override visitTuple<T extends unknown[]>(
    _type: IDL.TupleClass<T>,
    components: IDL.Type[],
    { box, value }: Target,
  ): void {
    for (const [i, type] of components.entries())
      type.accept(this, { box: box?.ui.form?.form[i], value: listOf(value)[i] });
  }

  override visitVariant(
    _type: IDL.VariantClass,
    cases: [string, IDL.Type][],
    { box, value }: Target,
  ): void {
    const [name, type] = caseOf(cases, value);
    const parts = open(box, (opener) => {
      if (opener instanceof HTMLSelectElement) opener.value = name;
    });
    type.accept(this, { box: parts[0], value: fieldOf(value, name) });
  }

  override visitRec<T>(_type: IDL.RecClass<T>, inner: IDL.ConstructType<T>, target: Target): void {
    inner.accept(this, target);
  }
}

const filler = new Filler();

/** Sets what opens a form, and answers with the inputs that are there then. */
function open(box: InputBox | undefined, set: (opener: HTMLElement) => void): InputBox[] {
  const form = box?.ui.form;
  const opener = form?.ui.open;
  if (form === undefined || opener === undefined) return [];
  set(opener);
  opener.dispatchEvent(new Event("change"));
  return form.form;
}
