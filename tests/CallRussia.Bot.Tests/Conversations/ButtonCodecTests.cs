using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

public sealed class ButtonCodecTests
{
    private static readonly ButtonCodec Codec = new(Some.Features);

    [Fact]
    public void Every_button_comes_back_as_it_was_written()
    {
        var coded = Samples.Triggers.Where(trigger => Codec.Triggers.Contains(trigger.GetType())).ToList();
        Assert.Equal(Codec.Triggers.Count, coded.Select(trigger => trigger.GetType()).Distinct().Count());
        Assert.All(coded, trigger => Assert.Equal((trigger, "12ab"), Codec.Decode(Codec.Encode(trigger, "12ab"), Some.Now)));
    }

    [Fact]
    public void A_button_from_before_something_was_added_to_it_stays_good()
    {
        var code = Codec.Encode(new GuideAsked(3, Seen: "abcdefgh"), "12ab");
        Assert.Equal("abcdefgh", ((GuideAsked)Codec.Decode(code, Some.Now)!.Value.Trigger).Seen);
        var before = (GuideAsked)Codec.Decode(code[..code.LastIndexOf(':')], Some.Now)!.Value.Trigger;
        Assert.Equal((3, ""), (before.Page, before.Seen));
    }

    [Fact]
    public void Every_code_fits_Telegrams_64_bytes_with_the_largest_ids()
    {
        var nonce = long.MaxValue.ToString();
        var coded = Samples.Triggers.Where(trigger => Codec.Triggers.Contains(trigger.GetType()));
        Assert.All(coded, trigger => Assert.InRange(Encoding.UTF8.GetByteCount(Codec.Encode(trigger, nonce)), 1, 64));
    }

    [Fact]
    public void What_time_alone_brings_has_no_button()
    {
        Assert.DoesNotContain(Codec.Triggers, type => type.IsAssignableTo(typeof(TimeCame)));
        Assert.All(Samples.Triggers.OfType<TimeCame>(), trigger => Assert.Throws<ArgumentException>(() => Codec.Encode(trigger, "-")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("can")]
    [InlineData("can:7:1")]
    [InlineData("cae:7:notanumber:1")]
    [InlineData("cae:7:1:99")]
    [InlineData("cah:7:999999999999999999")]
    [InlineData("onl:7:xx")]
    [InlineData("zz:7")]
    [InlineData("cab:-:1:30000000:99999999:0")]
    [InlineData("cah:-:120900000")]
    [InlineData("caw:-:1")]
    [InlineData("cax:-:1")]
    [InlineData("cau:-:0")]
    [InlineData("cau:-:-5")]
    [InlineData("gug:-:99999999999")]
    public void A_code_that_is_not_ours_is_no_trigger_and_no_exception(string code) => Assert.Null(Codec.Decode(code, Some.Now));
}
