//! Addresses as people paste them.

use super::{divisions::PROVINCES, parsed_place};
use crate::domain::Place;
use proptest::prelude::*;

fn parts(line: &str) -> [String; 5] {
    let Place { province, city, district, street, postcode, .. } = parsed_place(line);
    [province, city, district, street, postcode].map(Option::unwrap_or_default)
}

#[track_caller]
fn is(line: &str, expected: [&str; 5]) {
    assert_eq!(parts(line), expected.map(str::to_owned), "{line}");
}

#[test]
fn a_full_address_is_taken_apart() {
    is("浙江省杭州市西湖区文三路478号", ["浙江省", "杭州市", "西湖区", "文三路478号", ""]);
    is("中国 江苏省 苏州市 昆山市 人民路1号", ["江苏省", "苏州市", "昆山市", "人民路1号", ""]);
    is("广东省，深圳市，南山区，科技园路1号", ["广东省", "深圳市", "南山区", "科技园路1号", ""]);
}

#[test]
fn what_people_leave_out_is_put_in() {
    is("广东深圳南山区科技园路1号 518057", ["广东省", "深圳市", "南山区", "科技园路1号", "518057"]);
    is("深圳市南山区科技园路1号", ["广东省", "深圳市", "南山区", "科技园路1号", ""]);
    is("杭州西湖区文三路478号", ["浙江省", "杭州市", "西湖区", "文三路478号", ""]);
    is("广东东莞长安镇振安路8号", ["广东省", "东莞市", "", "长安镇振安路8号", ""]);
}

#[test]
fn municipalities_are_province_and_city() {
    is("上海市浦东新区世纪大道100号", ["上海市", "上海市", "浦东新区", "世纪大道100号", ""]);
    is("北京市北京市朝阳区建国路1号", ["北京市", "北京市", "朝阳区", "建国路1号", ""]);
    is("北京海淀区中关村大街27号", ["北京市", "北京市", "海淀区", "中关村大街27号", ""]);
    is("重庆市市辖区渝中区解放碑1号", ["重庆市", "重庆市", "渝中区", "解放碑1号", ""]);
    is("重庆市酉阳土家族苗族自治县桃花源大道1号", ["重庆市", "重庆市", "酉阳土家族苗族自治县", "桃花源大道1号", ""]);
}

#[test]
fn regions_prefectures_leagues_and_banners() {
    is("内蒙古自治区呼和浩特市新城区中山路1号", ["内蒙古自治区", "呼和浩特市", "新城区", "中山路1号", ""]);
    is("内蒙古锡林郭勒盟锡林浩特市团结大街1号", ["内蒙古自治区", "锡林郭勒盟", "锡林浩特市", "团结大街1号", ""]);
    is("内蒙古自治区呼伦贝尔市鄂温克族自治旗巴彦托海镇", ["内蒙古自治区", "呼伦贝尔市", "鄂温克族自治旗", "巴彦托海镇", ""]);
    is("新疆维吾尔自治区喀什地区莎车县团结路1号", ["新疆维吾尔自治区", "喀什地区", "莎车县", "团结路1号", ""]);
    is("广西南宁市青秀区民族大道1号", ["广西壮族自治区", "南宁市", "青秀区", "民族大道1号", ""]);
    is("云南省大理白族自治州大理市古城路1号", ["云南省", "大理白族自治州", "大理市", "古城路1号", ""]);
    is("云南省大理州大理市古城路1号", ["云南省", "大理白族自治州", "大理市", "古城路1号", ""]);
    is("青海省海南藏族自治州共和县1号", ["青海省", "海南藏族自治州", "共和县", "1号", ""]);
    is("宁夏银川兴庆区解放东街1号", ["宁夏回族自治区", "银川市", "兴庆区", "解放东街1号", ""]);
    is("香港特别行政区九龙弥敦道1号", ["香港特别行政区", "", "", "九龙弥敦道1号", ""]);
}

#[test]
fn names_that_mean_two_things_are_told_apart() {
    is("吉林省吉林市船营区北京路1号", ["吉林省", "吉林市", "船营区", "北京路1号", ""]);
    is("吉林市船营区北京路1号", ["吉林省", "吉林市", "船营区", "北京路1号", ""]);
    is("辽宁省朝阳市双塔区1号", ["辽宁省", "朝阳市", "双塔区", "1号", ""]);
    is("海南藏族自治州共和县1号", ["青海省", "海南藏族自治州", "共和县", "1号", ""]);
    is("海南省海口市美兰区1号", ["海南省", "海口市", "美兰区", "1号", ""]);
    is("湖北省仙桃市沔阳大道1号", ["湖北省", "", "仙桃市", "沔阳大道1号", ""]);
    is("南京东路100号", ["", "", "", "南京东路100号", ""]);
    is("北京路1号", ["", "", "", "北京路1号", ""]);
}

#[test]
fn parks_and_estates_are_no_districts() {
    is("江苏省苏州市工业园区星湖街1号", ["江苏省", "苏州市", "", "工业园区星湖街1号", ""]);
    is("浙江省杭州市阳光小区3幢", ["浙江省", "杭州市", "", "阳光小区3幢", ""]);
}

#[test]
fn postcodes_at_either_end_are_found_and_house_numbers_are_not() {
    is("518057 广东省深圳市南山区科技园路1号", ["广东省", "深圳市", "南山区", "科技园路1号", "518057"]);
    is("广东省深圳市南山区科技园路1号（邮编：518057）", ["广东省", "深圳市", "南山区", "科技园路1号", "518057"]);
    is("广东省深圳市南山区科技园路123456", ["广东省", "深圳市", "南山区", "科技园路123456", ""]);
}

#[test]
fn other_lines_stay_whole() {
    is("", ["", "", "", "", ""]);
    is("221B Baker Street, London", ["", "", "", "221B Baker Street, London", ""]);
    is("华强北赛格广场", ["", "", "", "华强北赛格广场", ""]);
}

#[test]
fn every_city_of_the_table_is_found_in_its_province() {
    for province in &PROVINCES {
        for city in province.cities.split(' ').filter(|city| !city.is_empty()) {
            let is_prefecture = ["自治州", "地区", "盟"].iter().any(|ending| city.ends_with(ending));
            let full = if is_prefecture { city.to_owned() } else { format!("{city}市") };
            let place = parsed_place(&format!("{}{full}某某路1号", province.name));
            assert_eq!((place.province.as_deref(), place.city.as_deref()), (Some(province.name), Some(full.as_str())));
        }
    }
}

proptest! {
    #[test]
    fn no_line_brings_it_down_and_nothing_is_lost(line in "[省市区县州盟路号北京上海广东深圳吉林海南 ,0-9a-z]{0,60}") {
        let place = parsed_place(&line);
        let parts = [place.province, place.city, place.district, place.street, place.postcode];
        let shown: String = parts.into_iter().flatten().collect();
        // The names of province and city are completed; every digit of the line is somewhere.
        let digits = |text: &str| {
            let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
            digits.sort_unstable();
            digits
        };
        prop_assert_eq!(digits(&shown), digits(&line));
    }

    #[test]
    fn any_text_at_all(line in any::<String>()) {
        let _ = parsed_place(&line);
    }
}
