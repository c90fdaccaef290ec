import { DidProblem } from "./did-problem.js";
import type { ArgNode, DidNode, FieldNode, FuncNode, MethodNode, TypeNode } from "./syntax.js";
import { type Token, tokenize } from "./tokens.js";

/**
 * Reads the description of a canister's interface, with the names of arguments and the comments
 * that compilers of Candid leave out.
 *
 * @throws {DidProblem} when it is not Candid, or describes no service.
 */
export function parseDid(source: string): DidNode {
  return new Parser(source).did();
}

const NUL: TypeNode = { kind: "name", name: "null", at: 0 };

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  did(): DidNode {
    const types = new Map<string, TypeNode>();
    while (this.#isWord("type")) {
      this.#take();
      const { text: name, at } = this.#expect("word");
      if (types.has(name)) throw this.#problem(at, `the type ${name} is defined twice`);
      this.#sign("=");
      types.set(name, this.#type());
      if (!this.#isWord("service")) this.#sign(";");
      while (this.#takeIf(";"));
    }
    if (this.#isWord("import"))
      throw this.#problem(this.#peek().at, "a canister cannot import other files");
    const { docs } = this.#peek();
    const service = this.#actor();
    while (this.#takeIf(";"));
    this.#expect("end");
    return { types, service, docs };
  }

  #actor(): TypeNode {
    if (!this.#isWord("service")) throw this.#unexpected("a type or a service");
    this.#take();
    if (this.#peek().type === "word") this.#take();
    this.#sign(":");
    if (this.#isSign("(")) {
      this.#list("(", ")", () => this.#arg());
      this.#sign("->");
    }
    if (this.#isSign("{")) return { kind: "service", methods: this.#methods() };
    const { text: name, at } = this.#expect("word");
    return { kind: "name", name, at };
  }

  #methods(): MethodNode[] {
    return this.#list("{", "}", () => {
      const { docs, at } = this.#peek();
      const name = this.#name();
      this.#sign(":");
      const type: TypeNode = this.#isSign("(") ? { kind: "func", ...this.#func() } : this.#type();
      return { name, type, docs, at };
    });
  }

  #func(): FuncNode {
    const args = this.#list("(", ")", () => this.#arg());
    this.#sign("->");
    const results = this.#list("(", ")", () => this.#arg());
    const annotations: string[] = [];
    while (this.#peek().type === "word") {
      const { text, at } = this.#take();
      if (!ANNOTATIONS.has(text)) throw this.#problem(at, `no function can be '${text}'`);
      annotations.push(text);
    }
    return { args, results, annotations };
  }

  #arg(): ArgNode {
    const { docs } = this.#peek();
    const name = this.#isLabelled() ? this.#label() : undefined;
    return { name, type: this.#type(), docs };
  }

  #type(): TypeNode {
    const { text, at } = this.#expect("word");
    this.#depth += 1;
    if (this.#depth > DEPTH_MAX)
      throw this.#problem(at, `types are nested more than ${DEPTH_MAX} times`);
    const type = this.#typeNamed(text, at);
    this.#depth -= 1;
    return type;
  }

  #typeNamed(text: string, at: number): TypeNode {
    switch (text) {
      case "opt":
      case "vec":
        return { kind: text, inner: this.#type() };
      case "blob":
        return { kind: "vec", inner: { kind: "name", name: "nat8", at } };
      case "record":
        return { kind: text, fields: this.#recordFields() };
      case "variant":
        return { kind: text, fields: this.#list("{", "}", () => this.#variantCase()) };
      case "func":
        return { kind: text, ...this.#func() };
      case "service":
        return { kind: text, methods: this.#methods() };
      default:
        return { kind: "name", name: text, at };
    }
  }

  /** A field without a label has the number that follows that of the one before. */
  #recordFields(): FieldNode[] {
    let following = 0n;
    return this.#list("{", "}", () => {
      const { docs, type: kind, text } = this.#peek();
      const isLabelled = this.#isLabelled();
      if (isLabelled && kind === "number") following = BigInt(text);
      const label = isLabelled ? this.#label() : `_${following}_`;
      following += 1n;
      return { label, type: this.#type(), docs };
    });
  }

  #variantCase(): FieldNode {
    const { docs } = this.#peek();
    if (this.#isLabelled()) return { label: this.#label(), type: this.#type(), docs };
    return { label: this.#plainLabel(), type: NUL, docs };
  }

  #isLabelled(): boolean {
    const { type } = this.#peek();
    return ["word", "text", "number"].includes(type) && this.#isSign(":", 1);
  }

  #label(): string {
    const label = this.#plainLabel();
    this.#sign(":");
    return label;
  }

  #plainLabel(): string {
    if (this.#peek().type === "number") return `_${this.#take().text}_`;
    return this.#name();
  }

  #name(): string {
    const { type } = this.#peek();
    if (type !== "word" && type !== "text") throw this.#unexpected("a name");
    return this.#take().text;
  }

  /** Parts between two signs, each ended by a comma or a semicolon; the last may go without. */
  #list<Part>(open: "(" | "{", close: ")" | "}", part: () => Part): Part[] {
    const separator = open === "(" ? "," : ";";
    this.#sign(open);
    const parts: Part[] = [];
    while (!this.#isSign(close)) {
      parts.push(part());
      if (!this.#takeIf(separator)) break;
    }
    this.#sign(close);
    return parts;
  }

  #peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw this.#problem(0, "there is nothing here");
    return token;
  }

  #take(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }

  #takeIf(sign: string): boolean {
    const isThere = this.#isSign(sign);
    if (isThere) this.#take();
    return isThere;
  }

  #isSign(sign: string, ahead = 0): boolean {
    const { type, text } = this.#peek(ahead);
    return type === "sign" && text === sign;
  }

  #isWord(word: string): boolean {
    const { type, text } = this.#peek();
    return type === "word" && text === word;
  }

  #sign(sign: string): void {
    if (!this.#takeIf(sign)) throw this.#unexpected(`'${sign}'`);
  }

  #expect(type: Token["type"]): Token {
    if (this.#peek().type !== type) throw this.#unexpected(WANTED[type]);
    return this.#take();
  }

  #unexpected(wanted: string): DidProblem {
    const { text, at, type } = this.#peek();
    const found = type === "end" ? text : `'${text.slice(0, 50)}'`;
    return this.#problem(at, `${wanted} is missing before ${found}`);
  }

  #problem(at: number, what: string): DidProblem {
    return new DidProblem(this.#source, at, what);
  }
}

const WANTED: Readonly<Record<Token["type"], string>> = {
  word: "a type",
  text: "a text",
  number: "a number",
  sign: "a sign",
  end: "the end",
};

const ANNOTATIONS: ReadonlySet<string> = new Set(["query", "composite_query", "oneway"]);

const DEPTH_MAX = 100;
