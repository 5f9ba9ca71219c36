namespace CallRussia.Sandbox;

/// <summary>An opened tag: its name in lower case, the one attribute that matters, and where its text starts.</summary>
internal sealed record HtmlTag(string Name, string? Argument, bool Expandable, int Start);
