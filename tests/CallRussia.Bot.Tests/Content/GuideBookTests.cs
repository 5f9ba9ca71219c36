using System.Text.RegularExpressions;
using CallRussia.Bot.Content.Book;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Content;

public sealed partial class GuideBookTests
{
    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_guide_in_the_docs_is_what_the_content_says(string code) => Approved.Text($"docs/guide/{code}.md", Book(code));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_link_leads_somewhere_and_every_place_has_one_name(string code)
    {
        var book = Book(code);
        var anchors = Anchor().Matches(book).Select(match => match.Groups["id"].Value).ToList();

        Assert.Equal(anchors.Count, anchors.Distinct().Count());
        Assert.Empty(Link().Matches(book).Select(match => match.Groups["id"].Value).Except(anchors));
        Assert.Equal(Some.Library.Facts.All.Count, anchors.Count(id => id.StartsWith("fact-", StringComparison.Ordinal)));
        Assert.Equal(Some.Library.Practice.Sum(person => person.Nodes.Count) + Some.Library.Practice.Count, anchors.Count(id => id.StartsWith("practice-", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Nothing_of_the_chat_s_markup_is_left(string code)
    {
        Assert.DoesNotMatch("</?(b|i|u|s|code|pre|blockquote)>", Book(code));
        Assert.DoesNotMatch("&(lt|gt|amp|quot);", Book(code));
    }

    [Theory]
    [InlineData("<b>One</b> and <i>two </i>words", "**One** and *two* words")]
    [InlineData("One.\nTwo.\n\nThree.", "One.\\\nTwo.\n\nThree.")]
    [InlineData("Say:\n• one\n• two\nEnd", "Say:\n\n- one\n- two\\\nEnd")]
    [InlineData("Before<blockquote>«A»\nb</blockquote>After", "Before\n\n> «A»\\\n> b\n\nAfter")]
    [InlineData("2 &lt; 3 * 4_5 [x]", "2 \\< 3 \\* 4\\_5 \\[x\\]")]
    public void What_is_shown_in_the_chat_is_written_in_markdown(string html, string markdown) => Assert.Equal(markdown, BookMarkdown.FromHtml(html));

    private static string Book(string code) => GuideBook.Write(Some.World.Content.Phrasebook, Some.Library, Language.FromCode(code)!.Value);

    [GeneratedRegex("<a id=\"(?<id>[^\"]+)\"></a>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\]\(#(?<id>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
