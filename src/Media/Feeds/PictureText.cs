namespace LiveView.Media.Feeds;

/// <summary>One message for people, in both languages. Never holds a secret or an address.</summary>
/// <param name="Nl">Dutch.</param>
/// <param name="En">English.</param>
public sealed record PictureText(string Nl, string En);
