namespace LiveView.Protocols.Dc09;

/// <summary>
/// One block of extended data. The standard gives the letters a meaning (<c>H</c> time of occurrence, <c>I</c> alarm text, <c>V</c>
/// verification, <c>X</c> longitude, <c>Y</c> latitude and so on); real panels do not always keep to it, so the text is left as it came.
/// </summary>
/// <param name="Letter">The first character of the block.</param>
/// <param name="Text">The rest of the block.</param>
public sealed record Dc09Extension(char Letter, string Text);
