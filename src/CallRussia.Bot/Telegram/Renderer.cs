using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Reporting.Charts;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Telegram;

/// <summary>Screens → messages in the reader's language, with buttons that carry their codes.</summary>
public sealed class Renderer(Func<Phrasebook> phrasebook, ButtonCodec codec, IReadOnlyList<Feature> features)
{
    /// <summary>Where nothing is written, the buttons under an album need something to stand under.</summary>
    private const string AlbumAbove = "⬆️";

    public MessagePayload Screen(Screen screen, Language language, string nonce)
    {
        var book = phrasebook();
        var html = new StringBuilder();
        foreach (var paragraph in screen.Paragraphs)
            html.Append(html.Length == 0 ? "" : "\n\n").Append(book.Render(paragraph, language).Trim());
        var rows = screen.Rows.Select(row => Row(row, book, language, nonce)).SelectMany(Whole).ToList();
        var words = html.ToString();
        var people = rows.SelectMany(row => row).Select(button => button.Label).Prepend(words).SelectMany(NameMark.In).Distinct().ToList();
        return new MessagePayload(words, [.. rows]) { People = people.Count > 0 ? people : null };
    }

    public MessagePayload File(Effect.SendFile file, Language language) =>
        new(phrasebook().Render(file.Caption, language).Trim(), File: file.Name, FileContent: file.Content);

    public MessagePayload File(Effect.SendSheets tables, Language language) =>
        new(phrasebook().Render(tables.Caption, language).Trim(), File: tables.Name) { FileBytes = Workbook.Of(tables.Sheets) };

    /// <summary>A drawing, and the same in characters.</summary>
    public MessagePayload Chart(Chart chart, Language language)
    {
        string Say(Text text) => Plain(text, language);
        var title = $"<b>{Html.Escape(Say(chart.Title))}</b>";
        return new MessagePayload($"{title}\n\n<pre>{Html.Escape(ChartWriting.Plain(chart, Say))}</pre>\n\n<i>{Html.Escape(Say(chart.Note))}</i>")
        {
            // Some are made to be forwarded, so their captions carry a link that can be pressed.
            Picture = new PayloadPicture(ChartDrawing.Svg(chart, Say, LinkCode.Squares), chart is Chart.Card || chart is Chart.Code ? $"{title}\n\n{Html.Escape(Say(chart.Note))}" : title),
        };
    }

    /// <summary>
    /// An organizer's words as they are, with its links and then <paramref name="rows"/> of our own buttons. No buttons may stand under an album: it goes before them.
    /// </summary>
    public (MessagePayload? Album, MessagePayload Words) News(News message, Language language, params IEnumerable<Button.Press> rows)
    {
        var book = phrasebook();
        var album = message.Media is { } media && media.IsSeveral() ? media.Each() : null;
        var words = new MessagePayload(
            album is not null && message.Html.Length == 0 ? AlbumAbove : message.Html,
            [.. message.Links.Select(link => (PayloadButton[])[new PayloadButton(link.Label, Url: link.Url)]), .. rows.Select(press => Row([press], book, language, Tap.Lasting))],
            Media: album is null ? message.Media : null);
        return (album is null ? null : new MessagePayload("") { Album = album }, words);
    }

    public MessagePayload ChoosePerson(Effect.ChoosePerson choose, Language language) =>
        new(phrasebook().Render(choose.Words, language).Trim()) { ChoosePerson = Plain(choose.Label, language) };

    public string Plain(Text text, Language language) => phrasebook().Plain(text, language).Trim();

    /// <summary>What stands in the commands menu of a volunteer.</summary>
    public CommandsPayload Commands(Volunteer volunteer, Campaign campaign) =>
        Commands(volunteer.Standing, Rights.RoleOf(volunteer, campaign.Owners), volunteer.Language);

    /// <summary>The menu for people who have not written to the bot yet.</summary>
    public CommandsPayload Commands(Language language) => Commands(Standing.Guest, Role.None, language);

    private CommandsPayload Commands(Standing standing, Role role, Language language) => new([.. features
        .SelectMany(feature => feature.Commands)
        .Where(command => command.IsFor(standing, role))
        .Select(command => new PayloadCommand(command.Name, Plain(command.Description, language)))]);

    /// <summary>A row whose labels would be cut on a phone becomes several rows, as even as can be.</summary>
    private static IEnumerable<PayloadButton[]> Whole(PayloadButton[] row)
    {
        for (var across = row.Length; across > 1; across--)
        {
            var rows = row.Chunk(across).ToList();
            if (rows.TrueForAll(part => part.All(button => LabelWidth.Fits(button.Label, part.Length)))) return rows;
        }

        return row.Chunk(1);
    }

    private PayloadButton[] Row(IEnumerable<Button> row, Phrasebook book, Language language, string nonce) => [.. row.Select(button =>
    {
        var label = book.Plain(button.Label, language).Trim();
        return button switch
        {
            Button.Press press => new PayloadButton(label, Code: codec.Encode(press.Trigger, press.Lasting ? Tap.Lasting : nonce)),
            Button.Link link => new PayloadButton(label, Url: link.Url),
            Button.App app => new PayloadButton(label, App: app.Url.AbsoluteUri),
            Button.Copy copy => new PayloadButton(label, Copy: copy.Content.Full),
            _ => throw new ArgumentOutOfRangeException(nameof(row), button.GetType().Name, "A button that Telegram has no form for."),
        };
    })];
}
