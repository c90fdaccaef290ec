import {
  type FormConfig,
  IDL,
  InputBox,
  type InputForm,
  OptionForm,
  type ParseConfig,
  RecordForm,
  Render,
  TupleForm,
  VariantForm,
  VecForm,
} from "@dfinity/candid";

import { inDeclaredOrder } from "../did/declared-order.js";
import { quoteName } from "../values/candid-names.js";
import { isByte } from "../values/candid-text.js";
import { element } from "./dom.js";
import { exampleOf, parseInput, randomText } from "./parse-input.js";

/** Comments on the fields of a type. */
export type DocsOf = (type: IDL.Type) => ReadonlyMap<string, readonly string[]>;

type Control = HTMLInputElement | HTMLSelectElement;

/**
 * The Candid library's input of one value, with a label that belongs to it, the comment of the
 * description, and refusals of its own words.
 */
export class Field extends InputBox {
  readonly control: Control | undefined;
  docs: readonly string[] = [];
  readonly #typeName: string;

  constructor(type: IDL.Type, parts: { readonly control?: Control; readonly form?: InputForm }) {
    const { control, form } = parts;
    super(type, {
      ...(control === undefined ? {} : { input: control }),
      ...(form === undefined ? {} : { form }),
      parse: (_type, _config, typed) => parseInput(type, typed),
    });
    this.control = control;
    this.#typeName = form === undefined || form instanceof VariantForm ? shortName(type) : "";
    this.status.setAttribute("role", "alert");
  }

  override parse(config?: ParseConfig): unknown {
    const { form } = this.ui;
    this.#accept();
    // Leaving an input: what would be said of it now moves the button that is about to be pressed.
    if (config === undefined) {
      this.#mark();
      return undefined;
    }
    if (form !== undefined) {
      this.value = form.parse(config);
      if (form instanceof CaseForm && form.select.selectedIndex < 0) this.#refuse("Choose one.");
    } else if (this.control === undefined) {
      this.value = this.#typed("");
    } else {
      if (config.random === true && this.control.value === "")
        this.control.value = randomText(this.idl);
      this.value = this.#typed(this.control.value);
    }
    return this.value;
  }

  #typed(text: string): unknown {
    if (this.idl instanceof IDL.NullClass) return null;
    try {
      return parseInput(this.idl, text);
    } catch (error) {
      this.#refuse(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  override render(dom: HTMLElement): void {
    super.render(dom);
    const box = dom.lastElementChild;
    if (!(box instanceof HTMLElement)) return;
    box.className = this.ui.form === undefined ? "field" : "field nested";
    const label = box.querySelector(":scope > label");
    if (label instanceof HTMLLabelElement) this.#renderLabel(box, label);
    box.append(this.status);
  }

  #renderLabel(box: HTMLElement, label: HTMLLabelElement): void {
    const opener = this.control ?? this.ui.form?.ui.open;
    if (opener !== undefined) {
      if (opener.id === "") {
        fieldCount += 1;
        opener.id = `input-${fieldCount}`;
      }
      label.htmlFor = opener.id;
    }
    if (this.#typeName !== "")
      label.append(" ", element("span", { class: "type" }, this.#typeName));
    box.title = this.docs.join(" ");
    if (this.docs.length > 0) label.after(element("small", {}, this.docs.join(" ")));
  }

  #mark(): void {
    try {
      parseInput(this.idl, this.control?.value ?? "");
    } catch {
      this.control?.classList.add("reject");
    }
  }

  #refuse(sentence: string): void {
    this.control?.classList.add("reject");
    this.control?.setAttribute("aria-invalid", "true");
    this.status.textContent = sentence;
    this.status.style.display = "block";
  }

  #accept(): void {
    this.control?.classList.remove("reject");
    this.control?.removeAttribute("aria-invalid");
    this.status.style.display = "none";
  }
}

let fieldCount = 0;

function shortName(type: IDL.Type): string {
  if (type instanceof IDL.VecClass) return "blob";
  if (type instanceof IDL.VariantClass || type instanceof IDL.NullClass) return "";
  return type instanceof IDL.FuncClass || type instanceof IDL.ServiceClass
    ? "reference"
    : type.name;
}

/** The library's form of a variant, whose case may not be chosen yet. */
export class CaseForm extends VariantForm {
  readonly select: HTMLSelectElement;

  constructor(fields: [string, IDL.Type][], ui: FormConfig, select: HTMLSelectElement) {
    super(fields, ui);
    this.select = select;
  }

  override parse(config: ParseConfig): Record<string, unknown> | undefined {
    if (this.select.selectedIndex < 0 && config.random === true) {
      this.select.selectedIndex = Math.floor(Math.random() * this.fields.length);
      this.select.dispatchEvent(new Event("change"));
    }
    const [name] = this.fields[this.select.selectedIndex] ?? [];
    if (name === undefined) return undefined;
    const [inner] = this.form;
    const value: unknown = inner?.parse(config);
    return value === undefined ? undefined : { [name]: value };
  }
}

/** The library's form of a record, with comments. */
export class FieldsForm extends RecordForm {
  docs: ReadonlyMap<string, readonly string[]> = new Map();

  override generateForm(): void {
    super.generateForm();
    for (const [i, [name]] of this.fields.entries()) {
      const input = this.form[i];
      if (!(input instanceof Field)) continue;
      input.label = quoteName(name);
      input.docs = this.docs.get(name) ?? [];
    }
  }
}

/** The library's form of a list, which is not longer than can be shown. */
class ListForm extends VecForm {
  readonly length: HTMLInputElement;

  constructor(type: IDL.Type, ui: FormConfig, length: HTMLInputElement) {
    super(type, ui);
    this.length = length;
  }

  override generateForm(): void {
    const count = Math.trunc(Number(this.length.value));
    this.length.value = String(Math.max(0, Math.min(count, LIST_LENGTH_MAX)));
    super.generateForm();
    for (const [i, input] of this.form.entries()) input.label = `${i + 1}`;
  }
}

/** Renders inputs as the library does, for types as hostile as a canister may describe. */
export class FieldRender extends Render {
  readonly #docsOf: DocsOf;
  #fieldsLeft = FIELDS_MAX;

  constructor(docsOf: DocsOf) {
    super();
    this.#docsOf = docsOf;
  }

  /** The input of a type. */
  input(type: IDL.Type): Field {
    // Counted again for each thing that a user opens.
    if (this.#fieldsLeft === FIELDS_MAX)
      queueMicrotask(() => {
        this.#fieldsLeft = FIELDS_MAX;
      });
    this.#fieldsLeft -= 1;
    if (this.#fieldsLeft < 0) return new Field(IDL.Empty, {});
    const made = type.accept(this, null);
    return made instanceof Field ? made : new Field(type, {});
  }

  override visitType<T>(type: IDL.Type<T>): Field {
    const control = element("input", {
      attributes: { placeholder: exampleOf(type), autocomplete: "off", spellcheck: "false" },
    });
    return new Field(type, { control });
  }

  override visitBool(type: IDL.BoolClass): Field {
    const control = element("select", {}, new Option("true"), new Option("false"));
    control.selectedIndex = -1;
    return new Field(type, { control });
  }

  override visitNull(type: IDL.NullClass): Field {
    return new Field(type, {});
  }

  override visitReserved(type: IDL.ReservedClass): Field {
    return new Field(type, {});
  }

  override visitRecord(type: IDL.RecordClass, fields: [string, IDL.Type][]): Field {
    const ordered = inDeclaredOrder(type, fields);
    const form = new FieldsForm(ordered, this.#config(element("div", { class: "fields" })));
    form.docs = this.#docsOf(type);
    return new Field(type, { form });
  }

  override visitTuple<T extends unknown[]>(type: IDL.TupleClass<T>, components: IDL.Type[]): Field {
    const form = new TupleForm(components, this.#config(element("div", { class: "fields" })));
    return new Field(type, { form });
  }

  override visitVariant(type: IDL.VariantClass, fields: [string, IDL.Type][]): Field {
    const cases = inDeclaredOrder(type, fields);
    const options = cases.map(([name]) => new Option(quoteName(name), name));
    const select = element("select", { class: "open" }, ...options);
    select.selectedIndex = -1;
    const config = { ...this.#config(element("div")), open: select, event: "change" };
    return new Field(type, { form: new CaseForm(cases, config, select) });
  }

  override visitOpt<T>(type: IDL.OptClass<T>, inner: IDL.Type<T>): Field {
    const open = element("input", { class: "open", attributes: { type: "checkbox" } });
    const config = { ...this.#config(element("div")), open, event: "change" };
    return new Field(type, { form: new OptionForm(inner, config) });
  }

  override visitVec<T>(type: IDL.VecClass<T>, inner: IDL.Type<T>): Field {
    if (isByte(inner)) return this.visitType(type);
    const attributes = { type: "number", min: "0", max: `${LIST_LENGTH_MAX}`, placeholder: "0" };
    const open = element("input", { class: "open length", title: "How many", attributes });
    const config = { ...this.#config(element("div")), open, event: "change" };
    return new Field(type, { form: new ListForm(inner, config, open) });
  }

  override visitRec<T>(_type: IDL.RecClass<T>, inner: IDL.ConstructType<T>): Field {
    return this.input(inner);
  }

  #config(container: HTMLElement): FormConfig {
    return { container, render: (type) => this.input(type) };
  }
}

const LIST_LENGTH_MAX = 100;

/** Most inputs that are made at once. */
const FIELDS_MAX = 500;
