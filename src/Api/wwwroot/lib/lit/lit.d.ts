export declare class LitElement extends HTMLElement {
  static properties: Record<string, object>;
  readonly hasUpdated: boolean;
  readonly updateComplete: Promise<boolean>;
  addController(controller: object): void;
  requestUpdate(): void;
  protected performUpdate(): void;
  protected createRenderRoot(): HTMLElement | DocumentFragment;
  connectedCallback(): void;
  disconnectedCallback(): void;
  protected willUpdate(changed: Map<string, unknown>): void;
  protected firstUpdated(changed: Map<string, unknown>): void;
  protected updated(changed: Map<string, unknown>): void;
  protected render(): unknown;
}
export declare function html(strings: TemplateStringsArray, ...values: unknown[]): unknown;
export declare function svg(strings: TemplateStringsArray, ...values: unknown[]): unknown;
export declare function render(value: unknown, container: HTMLElement | DocumentFragment): unknown;
export declare const nothing: unique symbol;
export declare function repeat<T>(items: Iterable<T>, key: (item: T, index: number) => unknown, template: (item: T, index: number) => unknown): unknown;
export declare function classMap(classes: Record<string, boolean>): unknown;
export declare function live(value: unknown): unknown;
export declare function ifDefined<T>(value: T): unknown;
export declare function keyed(key: unknown, value: unknown): unknown;
export declare function guard(dependencies: unknown[], make: () => unknown): unknown;
