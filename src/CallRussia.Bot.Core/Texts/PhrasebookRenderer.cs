using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CallRussia.Bot.Core.Texts;

/// <summary>Writes one text in one language into a string.</summary>
internal sealed class PhrasebookRenderer
{
    // Texts nest two or three deep; more is a text that holds itself.
    private const int MaxDepth = 8;
    private const char NoBreakSpace = '\u00A0';

    private static readonly Text NoArguments = new("");
    private static readonly Text s_and = new(Phrasebook.And);

    private readonly Phrasebook _book;
    private readonly Language _language;
    private readonly bool _html;
    private readonly StringBuilder _output = new();
    private int _depth;

    private PhrasebookRenderer(Phrasebook book, Language language, bool html) => (_book, _language, _html) = (book, language, html);

    public static string Render(Phrasebook book, Text text, Language language, bool html)
    {
        var renderer = new PhrasebookRenderer(book, language, html);
        renderer.Write(text);
        return renderer._output.ToString();
    }

    private void Write(Text text)
    {
        if (++_depth > MaxDepth)
        {
            throw new InvalidOperationException($"The text {text.Key} is nested more than {MaxDepth} deep.");
        }

        Write(_book.Template(text.Key, _language).Nodes, text);
        _depth--;
    }

    private void Write(ImmutableArray<PhrasebookNode> nodes, Text text)
    {
        foreach (var node in nodes)
        {
            Write(node, text);
        }
    }

    private void Write(PhrasebookNode node, Text text)
    {
        switch (node)
        {
            case PhrasebookNode.Words words:
                WriteWords(EndsWithStop() && words.Value.StartsWith('.') ? words.Value[1..] : words.Value);
                break;
            case PhrasebookNode.Markup markup when _html:
                _output.Append(markup.Html);
                break;
            case PhrasebookNode.Tag tag when _html:
                Write(tag.Parts, text);
                break;
            case PhrasebookNode.Hole hole:
                Write(Argument(text, hole.Name));
                break;
            case PhrasebookNode.Choice choice:
                Write(choice.Forms[Plural.Form(_language, CountOf(text, choice.Name))], text);
                break;
        }
    }

    private void Write(TextArg value)
    {
        switch (value)
        {
            case TextArg.Count count:
                _output.Append(Grouped(count.Value));
                break;
            case TextArg.Words words:
                WriteWords(words.Value);
                break;
            case TextArg.Shown number:
                WriteWords(number.Full);
                break;
            case TextArg.Nested nested:
                Write(nested.Value);
                break;
            case TextArg.Linked linked:
                WriteLinked(linked);
                break;
            case TextArg.Spoken spoken:
                _output.Append(Render(_book, spoken.Value, Language.Russian, _html));
                break;
            case TextArg.Written written:
                WriteWritten(written.Source);
                break;
            case TextArg.Person person:
                _output.Append(NameMark.Of(person.Who)).Append(person.Id);
                break;
            case TextArg.Lines lines:
                WriteLines(lines.Items);
                break;
            case TextArg.Listing listing:
                WriteListing(listing.Items);
                break;
            case TextArg.RegionName or TextArg.CountryName or TextArg.ZoneName:
                WriteWords(Place(value));
                break;
            case TextArg.Clock clock:
                _output.Append(clock.Local.ToString("HH:mm", CultureInfo.InvariantCulture));
                break;
            default:
                Write(PhrasebookTime.Say(value));
                break;
        }
    }

    private string Place(TextArg place) => place switch
    {
        TextArg.RegionName region => _book.Places.Region(region.Code, _language),
        TextArg.CountryName country => _book.Places.Country(country.Code, _language),
        TextArg.ZoneName zone => _book.Places.Zone(zone.Id, _language),
        _ => throw new InvalidOperationException($"A {place.GetType().Name} is no place."),
    };

    /// <summary>What can't be read as a text stands there as it was typed.</summary>
    private void WriteWritten(string source)
    {
        if (PhrasebookTemplate.Parse(source, _language) is PhrasebookParse.Parsed { Template: { Placeholders.Count: 0 } template })
            Write(template.Nodes, NoArguments);
        else
            WriteWords(source);
    }

    private void WriteLinked(TextArg.Linked linked)
    {
        if (_html) _output.Append("<a href=\"").Append(Markup.Escape(linked.Url)).Append("\">");
        Write(linked.Label);
        if (_html) _output.Append("</a>");
    }

    private void WriteLines(ImmutableArray<Text> items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            _output.Append(i > 0 ? "\n" : "");
            Write(items[i]);
        }
    }

    private void WriteListing(ImmutableArray<TextArg> items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0 && i == items.Length - 1)
            {
                _output.Append(' ');
                Write(s_and);
                _output.Append(' ');
            }
            else if (i > 0)
            {
                _output.Append(", ");
            }

            Write(items[i]);
        }
    }

    // An abbreviation at the end of a sentence ("kovo 1 d.") keeps its stop and takes the sentence's: one, not two.
    private bool EndsWithStop() => _output.Length > 0 && _output[^1] == '.';

    private void WriteWords(string words)
    {
        var plain = NameMark.Without(words);
        _output.Append(_html ? Markup.Escape(plain) : plain);
    }

    // English groups from 1,000; Russian and Lithuanian leave four digits together and use a space.
    private string Grouped(int value)
    {
        var english = value.ToString("#,0", CultureInfo.InvariantCulture);
        return _language == Language.English ? english
            : value is > -10_000 and < 10_000 ? value.ToString(CultureInfo.InvariantCulture)
            : english.Replace(',', NoBreakSpace);
    }

    private static TextArg Argument(Text text, string name) =>
        text.Args.TryGetValue(name, out var value)
            ? value
            : throw new InvalidOperationException($"The text {text.Key} was given no argument {name}.");

    private static int CountOf(Text text, string name) =>
        Argument(text, name) is TextArg.Count count
            ? count.Value
            : throw new InvalidOperationException($"The text {text.Key} counts {name}, which was not given as a number of things.");
}
