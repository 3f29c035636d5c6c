export declare class Map {
  constructor(options: object);
  addControl(control: object, position?: string): this;
  on(type: string, handle: () => void): this;
  getZoom(): number;
  jumpTo(camera: object): this;
  easeTo(camera: object): this;
  getBounds(): { getWest(): number; getSouth(): number; getEast(): number; getNorth(): number };
  getSource(id: string): { setData(data: object): void } | undefined;
  remove(): void;
}
export declare class NavigationControl { constructor(options: object); }
export declare class Marker {
  constructor(options: { element: HTMLElement, anchor?: string });
  setLngLat(position: [number, number]): this;
  addTo(map: Map): this;
  remove(): this;
}
