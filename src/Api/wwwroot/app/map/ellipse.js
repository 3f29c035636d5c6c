// @ts-check
const metresPerDegree = 111_320;

/** The area that holds an object with 95 %, as a ring of longitude and latitude. @param {Pick<import('../core/types.js').PositionEstimate, 'latitude'|'longitude'|'semiMajor'|'semiMinor'|'orientation'>} estimate */
export function ellipse({ latitude, longitude, semiMajor, semiMinor, orientation }) {
  const narrowing = Math.cos(latitude * Math.PI / 180);
  const turned = orientation * Math.PI / 180;
  return Array.from({ length: 49 }, (_, i) => {
    const angle = i / 48 * 2 * Math.PI;
    const [along, across] = [semiMajor * Math.cos(angle), semiMinor * Math.sin(angle)];
    const east = along * Math.sin(turned) + across * Math.cos(turned);
    const north = along * Math.cos(turned) - across * Math.sin(turned);
    return [longitude + east / metresPerDegree / narrowing, latitude + north / metresPerDegree];
  });
}
